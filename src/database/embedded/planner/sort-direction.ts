import type { SortField } from '../query/sort.ts'
import type { StoredIndex } from '../storage/catalog.ts'
import type { Interval } from './intervals.ts'

/** 1 or -1 when walking the index that way gives the order asked for, else 0. */
export function sortDirection(
  index: StoredIndex,
  chosen: readonly (Interval[] | undefined)[],
  sort: readonly SortField[]
): 0 | 1 | -1 {
  if (index.multikey || index.truncated || sort.length === 0) return 0
  const fixed = new Set<string>()
  let direction: 0 | 1 | -1 = 0
  let at = 0
  for (const [i, field] of index.fields.entries()) {
    const intervals = chosen[i]
    const wanted = sort[at]
    if (wanted?.path.join('.') === field.name) {
      const way = (wanted.direction * field.direction) as 1 | -1
      if (direction !== 0 && way !== direction) return 0
      direction = way
      at++
    } else if (intervals?.length === 1 && intervals[0]?.point && at === 0) fixed.add(field.name)
    else if (!(intervals?.length === 1 && intervals[0]?.point)) break
    if (at === sort.length) break
  }
  while (at < sort.length && fixed.has(sort[at]?.path.join('.') ?? '')) at++
  if (at < sort.length) return 0
  // Several ranges of an earlier field would interleave their orders.
  const firstSorted = index.fields.findIndex(({ name }) => name === sort[0]?.path.join('.'))
  const several = chosen
    .slice(0, Math.max(firstSorted, 0))
    .some((intervals) => intervals && intervals.length > 1)
  return several ? 0 : direction
}
