import fc from 'fast-check'
import { maskSmallCounts } from '../../../src/selection/ranking/index.ts'

/** Every table of `rows` counts from 0 to `largest`. */
function tables(rows: number, largest: number): number[][] {
  if (rows === 0) return [[]]
  return tables(rows - 1, largest).flatMap((table) =>
    Array.from({ length: largest + 1 }, (_, count) => [...table, count])
  )
}

/** Rows whose masked count is the same in every one of `possible`. */
function derivable(counts: readonly (number | null)[], possible: readonly number[][]): number[] {
  return counts.flatMap((count, row) =>
    count === null && new Set(possible.map((table) => table[row])).size < 2 ? [row] : []
  )
}

describe('maskSmallCounts', () => {
  it.each([1, 2, 3, 4, 5])(
    'hides every masked count of %i rows from a reader who knows how the mask is made',
    (rows) => {
      const published = new Map<string, number[][]>()
      for (const table of tables(rows, 7)) {
        const seen = JSON.stringify(maskSmallCounts(table))
        published.set(seen, [...(published.get(seen) ?? []), table])
      }
      const found = [...published].filter(([seen, possible]) => {
        const { counts } = JSON.parse(seen) as { counts: (number | null)[] }
        return derivable(counts, possible).length > 0
      })
      expect(found).toEqual([])
    }
  )

  it('leaves another table with the same rows and total for each masked count, at any size', () => {
    const counts = fc.array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(counts, (rows) => {
        const { counts: seen, total } = maskSmallCounts(rows)
        const masked = rows.flatMap((count, row) => (seen[row] === null ? [{ count, row }] : []))
        for (const { count, row } of masked) {
          const other = masked.find((one) => one.count !== count)
          if (!other) continue
          const exchanged = [...rows]
          exchanged[row] = other.count
          exchanged[other.row] = count
          expect(maskSmallCounts(exchanged)).toEqual({ counts: seen, total })
        }
        const alike = new Set(masked.map(({ count }) => count)).size === 1
        if (alike) expect(masked).toHaveLength(rows.length)
      })
    )
  })

  it('never shows a count from 1 to 4, and shows the rest as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 30 }), (rows) => {
        const { counts } = maskSmallCounts(rows)
        counts.forEach((count, row) => {
          if (count === null) return
          expect(count).toBe(rows[row])
          expect(count >= 1 && count <= 4).toBe(false)
        })
      })
    )
  })

  it('masks one more count than the single small one, the smallest, and keeps the total', () => {
    expect(maskSmallCounts([6, 5, 6, 7, 3, 8])).toEqual({
      counts: [6, null, 6, 7, null, 8],
      total: 35
    })
  })

  it('masks a zero only when nothing else is left', () => {
    expect(maskSmallCounts([3, 0, 9]).counts).toEqual([null, 0, null])
    expect(maskSmallCounts([3, 0, 3]).counts).toEqual([null, null, null])
  })

  it('keeps the total of equal counts that another table could have', () => {
    expect(maskSmallCounts([1, 1]).total).toBe(2)
    expect(maskSmallCounts([4, 4, 4]).total).toBe(12)
  })

  it('masks nothing where no count could point at somebody', () => {
    expect(maskSmallCounts([13, 18, 0])).toEqual({ counts: [13, 18, 0], total: 31 })
    expect(maskSmallCounts([])).toEqual({ counts: [], total: 0 })
  })

  it('masks the total of a single small row', () => {
    expect(maskSmallCounts([3])).toEqual({ counts: [null], total: null })
  })

  it('refuses what is not a count', () => {
    expect(() => maskSmallCounts([1.5])).toThrow(RangeError)
    expect(() => maskSmallCounts([-1])).toThrow(RangeError)
  })
})
