import { LONGEST_KEY } from '../indexes/entries.ts'
import type { StoredIndex } from '../storage/catalog.ts'
import { indexPrefix } from '../storage/keys.ts'
import { EVERYTHING, keyRange, pointBytes, type Interval } from './intervals.ts'

export interface ByteRange {
  from: Buffer
  to: Buffer
}

/** More ranges than this are not worth their number: the next field of the index is left alone. */
const MOST_RANGES = 10_000

/**
 * The ranges of an index's keys that hold what the intervals of its fields hold.
 * @returns how many fields narrow them too
 */
export function byteRanges(
  index: StoredIndex,
  chosen: readonly (Interval[] | undefined)[]
): { ranges: ByteRange[]; used: number } {
  let prefixes = [indexPrefix(index.id)]
  for (const [i, { direction }] of index.fields.entries()) {
    const intervals = chosen[i]
    const points = intervals?.every(({ point }) => point) === true
    if (!intervals || intervals.length * prefixes.length > MOST_RANGES) {
      const ranges = prefixes.map((prefix) => widen(prefix, EVERYTHING, direction))
      return { ranges: separate(ranges), used: i }
    }
    if (!points) {
      const ranges = prefixes.flatMap((prefix) =>
        intervals.map((interval) => widen(prefix, interval, direction))
      )
      return { ranges: separate(ranges), used: i + 1 }
    }
    if (i === index.fields.length - 1) {
      const ranges = prefixes.flatMap((prefix) =>
        intervals.map((interval) => widen(prefix, interval, direction))
      )
      return { ranges: separate(ranges), used: i + 1 }
    }
    prefixes = prefixes.flatMap((prefix) =>
      intervals.map((interval) => Buffer.concat([prefix, pointBytes(interval, direction)]))
    )
  }
  return {
    ranges: separate(prefixes.map((prefix) => widen(prefix, EVERYTHING, 1))),
    used: chosen.length
  }
}

const LONGEST = indexPrefix(0).length + LONGEST_KEY

function widen(prefix: Buffer, interval: Interval, direction: 1 | -1): ByteRange {
  return keyRange(prefix, interval, direction, LONGEST)
}

function separate(ranges: ByteRange[]): ByteRange[] {
  const sorted = [...ranges].sort((a, b) => Buffer.compare(a.from, b.from))
  const merged: ByteRange[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last && Buffer.compare(range.from, last.to) <= 0) {
      if (Buffer.compare(range.to, last.to) > 0) last.to = range.to
    } else merged.push({ ...range })
  }
  return merged
}
