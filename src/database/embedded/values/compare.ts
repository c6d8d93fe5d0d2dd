import type { Binary, BSONRegExp, BSONSymbol, Code, Int32, ObjectId, Timestamp } from 'bson'
import { compareNumbers } from './numbers.ts'
import { typeOrder } from './order.ts'
import { typeOf, type Document, type NumberValue, type Value } from './types.ts'

/** Compares two strings; MongoDB's own way is the order of their UTF-8 bytes. */
export type StringOrder = (a: string, b: string) => number

/** Same order as the UTF-8 bytes, which UTF-16 units do not give beyond the basic plane. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) {
      const surrogateX = x >= 0xd800 && x <= 0xdfff
      const surrogateY = y >= 0xd800 && y <= 0xdfff
      return surrogateX === surrogateY ? x - y : surrogateX ? 1 : -1
    }
  }
  return a.length - b.length
}

/**
 * BSON's total order; a missing value is `undefined`.
 * @returns negative, zero or positive
 */
export function compareValues(
  a: Value | undefined,
  b: Value | undefined,
  strings: StringOrder = compareStrings
): number {
  if (a === b) return 0
  const typeA = typeOf(a)
  const typeB = typeOf(b)
  const difference = typeOrder(typeA) - typeOrder(typeB)
  if (difference !== 0) return difference
  switch (typeA) {
    case 'int':
      if (typeB === 'int') return (a as Int32).value - (b as Int32).value
      return compareNumbers(a as NumberValue, b as NumberValue)
    case 'double':
    case 'long':
    case 'decimal':
      return compareNumbers(a as NumberValue, b as NumberValue)
    case 'string':
    case 'symbol':
      return strings(textOf(a), textOf(b))
    case 'object':
      return compareDocuments(a as Document, b as Document, strings)
    case 'array':
      return compareArrays(a as Value[], b as Value[], strings)
    case 'binData':
      return compareBinaries(a as Binary, b as Binary)
    case 'objectId':
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id)
    case 'bool':
      return Number(a) - Number(b)
    case 'date':
      return (a as Date).getTime() - (b as Date).getTime()
    case 'timestamp':
      return (a as Timestamp).compare(b as Timestamp)
    case 'regex':
      return (
        compareStrings((a as BSONRegExp).pattern, (b as BSONRegExp).pattern) ||
        compareStrings((a as BSONRegExp).options, (b as BSONRegExp).options)
      )
    case 'javascript':
      return compareStrings((a as Code).code, (b as Code).code)
    case 'javascriptWithScope':
      return (
        compareStrings((a as Code).code, (b as Code).code) ||
        compareDocuments((a as Code).scope as Document, (b as Code).scope as Document, strings)
      )
    case 'minKey':
    case 'maxKey':
    case 'null':
    case 'undefined':
      return 0
  }
}

export function equalValues(
  a: Value | undefined,
  b: Value | undefined,
  strings: StringOrder = compareStrings
): boolean {
  return compareValues(a, b, strings) === 0
}

function compareDocuments(a: Document, b: Document, strings: StringOrder): number {
  const namesA = Object.keys(a)
  const namesB = Object.keys(b)
  for (let i = 0; i < Math.min(namesA.length, namesB.length); i++) {
    const nameA = namesA[i] as string
    const nameB = namesB[i] as string
    const types = typeOrder(typeOf(a[nameA])) - typeOrder(typeOf(b[nameB]))
    if (types !== 0) return types
    const names = compareStrings(nameA, nameB)
    if (names !== 0) return names
    const values = compareValues(a[nameA], b[nameB], strings)
    if (values !== 0) return values
  }
  return namesA.length - namesB.length
}

function compareArrays(a: Value[], b: Value[], strings: StringOrder): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i], strings)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareBinaries(a: Binary, b: Binary): number {
  return (
    a.position - b.position ||
    a.sub_type - b.sub_type ||
    Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position))
  )
}

/** Symbols compare as the strings they are. */
function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : (value as BSONSymbol).value
}
