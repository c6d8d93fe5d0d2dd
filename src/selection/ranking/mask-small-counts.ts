/** Counts as the public may see them: null is masked. */
export interface MaskedCounts {
  readonly counts: readonly (number | null)[]
  /** Null when the total would give the counts away; then it must stand nowhere else either. */
  readonly total: number | null
}

/** The largest count that could point at somebody. */
const LARGEST_SMALL = 4

/**
 * Masks the counts from 1 to 4 of a table published with its total, and as many others as it takes.
 *
 * This code is public, so a reader knows how the mask is made: it must hide counts from whoever asks
 * « which tables would be masked just like that ». Two rules see to it. All equal counts are masked or
 * none, whatever their row, so exchanging two masked counts changes neither mask nor total; and the
 * smallest others are added until the masked counts are not all equal, so there is something to
 * exchange. Zeros are masked last. When all rows are equal, other tables with the same total give the
 * same mask if the number of rows is a multiple of 2 or 3 (1, 1 could be 2, 0); else the total is
 * masked too.
 *
 * Rows must be a partition of the total: « of which » rows are a table of their own, whose total is
 * the row above them, to be published only if that one is.
 * @param rows non-negative integers.
 * @throws RangeError otherwise.
 */
export function maskSmallCounts(rows: readonly number[]): MaskedCounts {
  if (rows.some((count) => !Number.isSafeInteger(count) || count < 0)) {
    throw new RangeError('Counts are non-negative integers')
  }
  const total = rows.reduce((sum, count) => sum + count, 0)
  const values = [...new Set(rows)].sort((a, b) => (a || Infinity) - (b || Infinity))
  const small = values.filter((count) => count > 0 && count <= LARGEST_SMALL)
  if (small.length === 0) return { counts: [...rows], total }
  const masked = new Set(small.length > 1 ? small : values.slice(0, 2))
  const givenAway = masked.size === 1 && rows.length % 2 !== 0 && rows.length % 3 !== 0
  return {
    counts: rows.map((count) => (masked.has(count) ? null : count)),
    total: givenAway ? null : total
  }
}
