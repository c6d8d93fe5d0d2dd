import { descending, keyBytes } from '../values/key-bytes.ts'
import { typeOrder } from '../values/order.ts'
import { typeOf, type Value } from '../values/types.ts'
import { showValue } from '../values/show.ts'

/** A place between keys: before everything that begins with these bytes, or after it. */
export interface Bound {
  bytes: Buffer
  after: boolean
}

export interface Interval {
  low: Bound
  high: Bound
  /** One value, so that the next field of the index can be narrowed too. */
  point: boolean
  /** For explain. */
  shown: string
}

const NOTHING = Buffer.alloc(0)

export const EVERYTHING: Interval = {
  low: { bytes: NOTHING, after: false },
  high: { bytes: NOTHING, after: true },
  point: false,
  shown: '[MinKey, MaxKey]'
}

/** @param value undefined is the entry of an empty array */
export function pointAt(value: Value | undefined): Interval {
  const bytes = keyBytes(value)
  return {
    low: { bytes, after: false },
    high: { bytes, after: true },
    point: true,
    shown: `[${showValue(value)}, ${showValue(value)}]`
  }
}

export function rangeOf(operator: '$gt' | '$gte' | '$lt' | '$lte', value: Value): Interval {
  const bytes = keyBytes(value)
  const type = typeOrder(typeOf(value))
  const first = { bytes: Buffer.of(type), after: false }
  const last = { bytes: Buffer.of(type), after: true }
  switch (operator) {
    case '$gt':
      return {
        low: { bytes, after: true },
        high: last,
        point: false,
        shown: `(${showValue(value)}, …]`
      }
    case '$gte':
      return {
        low: { bytes, after: false },
        high: last,
        point: false,
        shown: `[${showValue(value)}, …]`
      }
    case '$lt':
      return {
        low: first,
        high: { bytes, after: false },
        point: false,
        shown: `[…, ${showValue(value)})`
      }
    case '$lte':
      return {
        low: first,
        high: { bytes, after: true },
        point: false,
        shown: `[…, ${showValue(value)}]`
      }
  }
}

/** All texts that begin so. */
export function prefixed(prefix: string): Interval {
  // A text ends with two bytes that its continuations do not have.
  const bytes = keyBytes(prefix).subarray(0, -2)
  return {
    low: { bytes, after: false },
    high: { bytes, after: true },
    point: false,
    shown: `["${prefix}", "${prefix}…")`
  }
}

export function compareBounds(a: Bound, b: Bound): number {
  return Buffer.compare(place(a), place(b))
}

/** The bytes that stand for this place; no value's encoding has a byte 255 after its beginning. */
function place({ bytes, after }: Bound): Buffer {
  return after ? Buffer.concat([bytes, LAST]) : bytes
}

const LAST = Buffer.of(255)

export function intersect(a: Interval, b: Interval): Interval | undefined {
  const low = compareBounds(a.low, b.low) >= 0 ? a.low : b.low
  const high = compareBounds(a.high, b.high) <= 0 ? a.high : b.high
  if (compareBounds(low, high) >= 0) return undefined
  return { low, high, point: a.point || b.point, shown: `${a.shown} ∩ ${b.shown}` }
}

/** The range of bytes of one field in an index, in the index's own direction. */
export function bytesOf({ low, high }: Interval, direction: 1 | -1): { from: Buffer; to: Buffer } {
  if (direction === 1) return { from: place(low), to: place(high) }
  const turn = ({ bytes, after }: Bound): Bound => ({ bytes: descending(bytes), after: !after })
  return { from: place(turn(high)), to: place(turn(low)) }
}
