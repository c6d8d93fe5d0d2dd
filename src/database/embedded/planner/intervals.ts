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
  /** For explain alone: most plans are never shown. */
  shown: () => string
}

const NOTHING = Buffer.alloc(0)

export const EVERYTHING: Interval = {
  low: { bytes: NOTHING, after: false },
  high: { bytes: NOTHING, after: true },
  point: false,
  shown: () => '[MinKey, MaxKey]'
}

/** @param value undefined is the entry of an empty array */
export function pointAt(value: Value | undefined): Interval {
  const bytes = keyBytes(value)
  return {
    low: { bytes, after: false },
    high: { bytes, after: true },
    point: true,
    shown: () => `[${showValue(value)}, ${showValue(value)}]`
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
        shown: () => `(${showValue(value)}, …]`
      }
    case '$gte':
      return {
        low: { bytes, after: false },
        high: last,
        point: false,
        shown: () => `[${showValue(value)}, …]`
      }
    case '$lt':
      return {
        low: first,
        high: { bytes, after: false },
        point: false,
        shown: () => `[…, ${showValue(value)})`
      }
    case '$lte':
      return {
        low: first,
        high: { bytes, after: true },
        point: false,
        shown: () => `[…, ${showValue(value)}]`
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
    shown: () => `["${prefix}", "${prefix}…")`
  }
}

/** True when null, which also stands for a field that is not there, is outside. */
export function excludesMissing({ low }: Interval): boolean {
  return (low.bytes[0] ?? 0) > typeOrder('null')
}

export function compareBounds(a: Bound, b: Bound): number {
  return Buffer.compare(place(a), place(b))
}

/** The least bytes that are not before this place. */
function place({ bytes, after }: Bound): Buffer {
  return after ? successor(bytes) : bytes
}

/** The least bytes above everything that begins with these. */
function successor(bytes: Buffer): Buffer {
  for (let i = bytes.length - 1; i >= 0; i--) {
    const byte = bytes[i] as number
    if (byte < 255) return Buffer.concat([bytes.subarray(0, i), Buffer.of(byte + 1)])
  }
  // No value's encoding begins with this byte.
  return Buffer.of(255)
}

export function intersect(a: Interval, b: Interval): Interval | undefined {
  const low = compareBounds(a.low, b.low) >= 0 ? a.low : b.low
  const high = compareBounds(a.high, b.high) <= 0 ? a.high : b.high
  if (compareBounds(low, high) >= 0) return undefined
  return { low, high, point: a.point || b.point, shown: () => `${a.shown()} ∩ ${b.shown()}` }
}

/**
 * The range of keys whose next field lies in an interval, in the index's own direction.
 * @param prefix the fields before it
 * @param longest keys are cut after so many bytes, and then only known to begin so
 */
export function keyRange(
  prefix: Buffer,
  { low, high }: Interval,
  direction: 1 | -1,
  longest: number
): { from: Buffer; to: Buffer } {
  const [first, last] = direction === 1 ? [low, high] : [turned(high), turned(low)]
  return {
    from: place(
      cut({ bytes: Buffer.concat([prefix, first.bytes]), after: first.after }, longest, false)
    ),
    to: place(cut({ bytes: Buffer.concat([prefix, last.bytes]), after: last.after }, longest, true))
  }
}

/** The bytes of a point, in the index's own direction. */
export function pointBytes({ low }: Interval, direction: 1 | -1): Buffer {
  return direction === 1 ? low.bytes : descending(low.bytes)
}

function turned({ bytes, after }: Bound): Bound {
  return { bytes: descending(bytes), after: !after }
}

function cut(bound: Bound, longest: number, after: boolean): Bound {
  return bound.bytes.length > longest ? { bytes: bound.bytes.subarray(0, longest), after } : bound
}
