import fc from 'fast-check'
import type { Grid, Reading } from '../../../src/reviews/score/index.ts'
import {
  assertGrid,
  checkScore,
  compareRationals,
  formatDecimal,
  meanOf,
  rational,
  scoreOf,
  ScoreRefused
} from '../../../src/reviews/score/index.ts'

const IDS = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6']

function gridOf(weights: readonly number[], rest: Partial<Grid> = {}): Grid {
  const criteria = weights.map((weight, i) => ({ id: IDS[i] ?? `C${i + 1}`, weight }))
  return { criteria, scaleMax: 5, ...rest }
}

function reading(reader: string, levels: readonly number[]): Reading {
  return { reader, levels: Object.fromEntries(levels.map((level, i) => [IDS[i] ?? '', level])) }
}

const call = gridOf([25, 20, 20, 15, 10, 10], { threshold: 60, floors: { C1: 2, C3: 2 } })

const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 6, maxLength: 6 })
const levels = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 })
const readings = fc
  .array(levels, { minLength: 1, maxLength: 5 })
  .map((list) => list.map((one, i) => reading(`R${i}`, one)))

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof ScoreRefused) return error.code
    throw error
  }
  return 'accepted'
}

describe('scoreOf', () => {
  it('computes the worked example of the rules: 68 out of 100', () => {
    const two = [reading('A', [4, 3, 3, 2, 5, 3]), reading('B', [4, 3, 4, 2, 5, 3])]
    expect(compareRationals(scoreOf(call, two).points, rational(68))).toBe(0)
  })

  it('is Σ weight × mean ÷ scale, on 100, for any weights', () => {
    fc.assert(
      fc.property(weights, readings, (w, read) => {
        const score = scoreOf(gridOf(w), read)
        const total = w.reduce((sum, weight) => sum + weight, 0)
        const expected = w.reduce((sum, weight, i) => {
          const mean = meanOf(score, IDS[i] ?? '')
          return sum + (weight * mean.num) / mean.den
        }, 0)
        expect(score.points.num / score.points.den).toBeCloseTo((100 * expected) / (5 * total), 9)
      })
    )
  })

  it('stays between 0 and 100, and reaches both', () => {
    fc.assert(
      fc.property(weights, readings, (w, read) => {
        const { points } = scoreOf(gridOf(w), read)
        expect(compareRationals(points, rational(0))).toBeGreaterThanOrEqual(0)
        expect(compareRationals(points, rational(100))).toBeLessThanOrEqual(0)
      })
    )
    const least = scoreOf(call, [reading('A', [0, 0, 0, 0, 0, 0])])
    const most = scoreOf(call, [reading('A', [5, 5, 5, 5, 5, 5])])
    expect([formatDecimal(least.points), formatDecimal(most.points)]).toEqual(['0,0', '100,0'])
  })

  it('never falls when a level rises', () => {
    const rise = fc.record({ at: fc.nat(5), in: fc.nat(4) })
    fc.assert(
      fc.property(weights, readings, rise, (w, read, { at, in: which }) => {
        const id = IDS[at] ?? ''
        const better = read.map((one, i) =>
          i === which % read.length
            ? { ...one, levels: { ...one.levels, [id]: Math.min(5, (one.levels[id] ?? 0) + 1) } }
            : one
        )
        const grid = gridOf(w)
        const before = scoreOf(grid, read).points
        expect(compareRationals(scoreOf(grid, better).points, before)).toBeGreaterThanOrEqual(0)
      })
    )
  })

  it('refuses a level outside the scale, a missing one, a reader twice and no reading at all', () => {
    const good = reading('A', [1, 1, 1, 1, 1, 1])
    const score = (list: readonly Reading[]) => refusal(() => scoreOf(call, list))
    expect(score([])).toBe('no-reading')
    expect(score([reading('A', [1, 1, 1, 1, 1])])).toBe('level-out-of-scale')
    expect(score([reading('A', [1, 1, 1, 1, 1, 6])])).toBe('level-out-of-scale')
    expect(score([reading('A', [1, 1, 1, 1, 1, 2.5])])).toBe('level-out-of-scale')
    expect(score([good, good])).toBe('repeated-reader')
    expect(score([good])).toBe('accepted')
  })
})

describe('checkScore', () => {
  it('holds exactly at the threshold and at the floor', () => {
    const checks = checkScore(call, scoreOf(call, [reading('A', [2, 4, 2, 4, 4, 4])]))
    // 10 + 16 + 8 + 12 + 8 + 8 = 62 points; C1 and C3 at 2, their floor.
    expect(checks.map(({ check, met }) => [check, met])).toEqual([
      ['threshold', true],
      ['floor', true],
      ['floor', true]
    ])
    const sixty = scoreOf(call, [reading('A', [3, 3, 3, 3, 3, 3])])
    expect(checkScore(call, sixty)[0]).toMatchObject({ threshold: 60, met: true })
  })

  it('misses by less than any rounding shows', () => {
    const grid = gridOf([1, 999_999], { threshold: 60 })
    const score = scoreOf(grid, [reading('A', [2, 3])])
    expect(formatDecimal(score.points, 2)).toBe('60,00')
    expect(checkScore(grid, score)[0]?.met).toBe(false)
  })

  it('names the criterion, its mean and its floor', () => {
    const two = [reading('A', [5, 5, 1, 5, 5, 5]), reading('B', [5, 5, 2, 5, 5, 5])]
    const failed = checkScore(call, scoreOf(call, two)).filter(({ met }) => !met)
    expect(failed).toEqual([
      { check: 'floor', criterion: 'C3', mean: { num: 3, den: 2 }, floor: 2, met: false }
    ])
  })

  it('asks nothing of a grid without threshold or floors', () => {
    const grid = gridOf([1])
    expect(checkScore(grid, scoreOf(grid, [reading('A', [0])]))).toEqual([])
  })
})

describe('assertGrid', () => {
  it('names what makes a grid unusable', () => {
    const of = (grid: Grid) => refusal(() => assertGrid(grid))
    expect(of(gridOf([]))).toBe('empty-grid')
    expect(of(gridOf([25, 0]))).toBe('weight-not-positive-integer')
    expect(of(gridOf([12.5]))).toBe('weight-not-positive-integer')
    expect(of(gridOf([1], { scaleMax: 0 }))).toBe('scale-not-positive-integer')
    expect(of(gridOf([1], { threshold: 60.5 }))).toBe('threshold-not-integer')
    expect(of(gridOf([1], { floors: { C9: 2 } }))).toBe('floor-of-unknown-criterion')
    expect(of(gridOf([1], { floors: { C1: 1.5 } }))).toBe('floor-not-integer')
    const twice = { id: 'C1', weight: 1 }
    expect(of({ criteria: [twice, twice], scaleMax: 5 })).toBe('repeated-criterion')
    expect(of(call)).toBe('accepted')
  })
})
