import { documentOf } from './bson-bytes.ts'

/**
 * A document with only some of its top-level fields, in their order, made of bytes alone.
 * @param document BSON bytes, whole
 * @param keeps false to keep all the others
 */
export function pickFields(document: Buffer, names: ReadonlySet<string>, keeps = true): Buffer {
  const kept: Buffer[] = []
  let at = 4
  while (document[at] !== 0) {
    const end = document.indexOf(0, at + 1)
    const next = afterValue(document, document[at] as number, end + 1)
    if (names.has(document.toString('utf8', at + 1, end)) === keeps) {
      kept.push(document.subarray(at, next))
    }
    at = next
  }
  return documentOf(kept)
}

/** Bytes of a value by its type; those with a length of their own are told below. */
const SIZES: Partial<Record<number, number>> = {
  ...{ 0x01: 8, 0x06: 0, 0x07: 12, 0x08: 1, 0x09: 8, 0x0a: 0 },
  ...{ 0x10: 4, 0x11: 8, 0x12: 8, 0x13: 16, 0x7f: 0, 0xff: 0 }
}

/** Where the next field begins. */
function afterValue(document: Buffer, type: number, at: number): number {
  const size = SIZES[type]
  if (size !== undefined) return at + size
  switch (type) {
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return at + 4 + document.readInt32LE(at)
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // code with its scope
      return at + document.readInt32LE(at)
    case 0x05: // binary
      return at + 5 + document.readInt32LE(at)
    case 0x0b: // regular expression: two texts
      return document.indexOf(0, document.indexOf(0, at) + 1) + 1
    case 0x0c: // pointer
      return at + 16 + document.readInt32LE(at)
    default:
      throw new RangeError(`BSON has no type ${type}.`)
  }
}
