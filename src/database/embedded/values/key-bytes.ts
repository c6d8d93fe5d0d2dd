import type { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson'
import { isExactDouble, residue, toDouble } from './numbers.ts'
import { typeOrder } from './order.ts'
import { typeOf, type Document, type NumberValue, type Value } from './types.ts'

const BELOW = 1
const EXACT = 2
const ABOVE = 3

/**
 * Bytes whose plain order is BSON's order, so that the storage engine sorts values without knowing
 * them. No encoding is the beginning of another, hence fields of a compound key are put end to end.
 */
export function keyBytes(value: Value | undefined): Buffer {
  const parts: Buffer[] = []
  append(parts, value)
  return Buffer.concat(parts)
}

/** The same bytes for a descending field: each one turned over. */
export function descending(bytes: Buffer): Buffer {
  const turned = Buffer.allocUnsafe(bytes.length)
  for (let i = 0; i < bytes.length; i++) turned[i] = 255 - (bytes[i] as number)
  return turned
}

function append(parts: Buffer[], value: Value | undefined): void {
  const type = typeOf(value)
  parts.push(Buffer.of(typeOrder(type)))
  switch (type) {
    case 'minKey':
    case 'maxKey':
    case 'null':
    case 'undefined':
      return
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return appendNumber(parts, value as NumberValue)
    case 'string':
    case 'symbol':
      parts.push(text(typeof value === 'string' ? value : (value as BSONSymbol).value))
      return
    case 'object':
      return appendDocument(parts, value as Document)
    case 'array':
      for (const item of value as Value[]) append(parts, item)
      parts.push(Buffer.of(0))
      return
    case 'binData':
      return appendBinary(parts, value as Binary)
    case 'objectId':
      parts.push(Buffer.from((value as ObjectId).id))
      return
    case 'bool':
      parts.push(Buffer.of(value === true ? 1 : 0))
      return
    case 'date':
      parts.push(signed(BigInt((value as Date).getTime())))
      return
    case 'timestamp':
      parts.push(unsigned((value as Timestamp).toBigInt()))
      return
    case 'regex':
      parts.push(text((value as BSONRegExp).pattern), text((value as BSONRegExp).options))
      return
    case 'javascript':
      parts.push(text((value as Code).code))
      return
    case 'javascriptWithScope':
      parts.push(text((value as Code).code))
      return appendDocument(parts, (value as Code).scope as Document)
  }
}

/** Zero bytes are escaped, so that the end of a text sorts before any further character. */
function text(content: string): Buffer {
  const bytes = Buffer.from(content)
  if (!bytes.includes(0)) return Buffer.concat([bytes, Buffer.of(0, 1)])
  const escaped: number[] = []
  for (const byte of bytes) {
    escaped.push(byte)
    if (byte === 0) escaped.push(255)
  }
  escaped.push(0, 1)
  return Buffer.from(escaped)
}

function signed(value: bigint): Buffer {
  return unsigned(value + (1n << 63n))
}

function unsigned(value: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value))
  return bytes
}

function appendNumber(parts: Buffer[], value: NumberValue): void {
  const double = toDouble(value)
  const bytes = Buffer.allocUnsafe(9)
  if (Number.isNaN(double)) {
    bytes.fill(0)
    parts.push(bytes)
    return
  }
  bytes.writeDoubleBE(double === 0 ? 0 : double)
  if (double < 0) for (let i = 0; i < 8; i++) bytes[i] = 255 - (bytes[i] as number)
  else bytes[0] = (bytes[0] as number) | 0x80
  if (isExactDouble(value)) {
    bytes[8] = EXACT
    parts.push(bytes)
    return
  }
  const { coefficient, exponent } = residue(value)
  const negative = coefficient < 0n
  bytes[8] = negative ? BELOW : ABOVE
  const digits = (negative ? -coefficient : coefficient).toString()
  const significant = digits.replace(/0+$/, '')
  const rest = Buffer.allocUnsafe(3 + significant.length)
  rest.writeUInt16BE(exponent + digits.length + 20_000)
  for (let i = 0; i < significant.length; i++) rest[2 + i] = significant.charCodeAt(i)
  rest[2 + significant.length] = 0
  parts.push(bytes, negative ? descending(rest) : rest)
}

function appendDocument(parts: Buffer[], document: Document): void {
  for (const [name, inner] of Object.entries(document)) {
    parts.push(Buffer.of(typeOrder(typeOf(inner))), text(name))
    append(parts, inner)
  }
  parts.push(Buffer.of(0))
}

function appendBinary(parts: Buffer[], { buffer, position, sub_type }: Binary): void {
  const head = Buffer.allocUnsafe(5)
  head.writeUInt32BE(position)
  head[4] = sub_type
  parts.push(head, Buffer.from(buffer.subarray(0, position)))
}
