import { ARRAY, DOCUMENT, documentOf } from './bson-bytes.ts'

/** Fields by their names: whole, or what of them. */
export type Picks = ReadonlyMap<string, true | Picks>

/**
 * A document with only some of its top-level fields, in their order, made of bytes alone.
 * @param document BSON bytes, whole
 */
export function pickFields(document: Buffer, names: ReadonlySet<string>): Buffer {
  const kept: Buffer[] = []
  eachField(document, ({ name, at, next }) => {
    if (names.has(name)) kept.push(document.subarray(at, next))
  })
  return documentOf(kept)
}

/**
 * The same at any depth, through the items of lists, as a projection does it.
 * @param keeps false to keep all but what is picked
 */
export function pickPaths(document: Buffer, picks: Picks, keeps: boolean): Buffer {
  const kept: Buffer[] = []
  eachField(document, ({ type, name, at, value, next }) => {
    const pick = picks.get(name)
    if (pick === undefined || pick === true) {
      if ((pick === true) === keeps) kept.push(document.subarray(at, next))
      return
    }
    const below = pickBelow(type, document.subarray(value, next), pick, keeps)
    if (below) kept.push(document.subarray(at, value), below)
  })
  return documentOf(kept)
}

/** @returns undefined for a value that has nothing below, where what is picked is kept */
function pickBelow(type: number, value: Buffer, picks: Picks, keeps: boolean): Buffer | undefined {
  if (type === DOCUMENT) return pickPaths(value, picks, keeps)
  if (type === ARRAY) return pickItems(value, picks, keeps)
  return keeps ? undefined : value
}

/** Items that are left out leave no gap: the others are numbered again. */
function pickItems(list: Buffer, picks: Picks, keeps: boolean): Buffer {
  const kept: Buffer[] = []
  eachField(list, ({ type, value, next }) => {
    const below = pickBelow(type, list.subarray(value, next), picks, keeps)
    if (below)
      kept.push(Buffer.from(`${String.fromCharCode(type)}${kept.length / 2}\0`, 'latin1'), below)
  })
  return documentOf(kept)
}

interface Field {
  type: number
  name: string
  /** where it begins, where its value begins, where the next field begins */
  at: number
  value: number
  next: number
}

function eachField(document: Buffer, visit: (field: Field) => void): void {
  let at = 4
  for (let type = document[at]; type !== 0 && type !== undefined; type = document[at]) {
    const end = document.indexOf(0, at + 1)
    const next = afterValue(document, type, end + 1)
    visit({ type, name: document.toString('utf8', at + 1, end), at, value: end + 1, next })
    at = next
  }
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
    case DOCUMENT:
    case ARRAY:
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
