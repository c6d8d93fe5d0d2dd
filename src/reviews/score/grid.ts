import { ScoreRefused } from './score-refused.ts'

export interface Criterion {
  readonly id: string
  /** A positive integer; weights need not sum to 100, the score is normalised to their sum. */
  readonly weight: number
}

/** The call's scoring grid, frozen at opening. */
export interface Grid {
  readonly criteria: readonly Criterion[]
  /** Levels go from 0 to this integer. */
  readonly scaleMax: number
  /** Points out of 100, an integer; none when the call sets none. */
  readonly threshold?: number | null | undefined
  /** The least mean level a criterion may have, an integer, by criterion id. */
  readonly floors?: Readonly<Record<string, number>> | null | undefined
}

/** @throws ScoreRefused when no score could be computed from this grid. */
export function assertGrid(grid: Grid): void {
  const ids = new Set<string>()
  if (grid.criteria.length === 0) throw new ScoreRefused('empty-grid')
  for (const { id, weight } of grid.criteria) {
    if (ids.has(id)) throw new ScoreRefused('repeated-criterion', { criterion: id })
    if (!isPositiveInteger(weight)) {
      throw new ScoreRefused('weight-not-positive-integer', { criterion: id, weight })
    }
    ids.add(id)
  }
  if (!isPositiveInteger(grid.scaleMax)) {
    throw new ScoreRefused('scale-not-positive-integer', { scaleMax: grid.scaleMax })
  }
  if (grid.threshold != null && !Number.isSafeInteger(grid.threshold)) {
    throw new ScoreRefused('threshold-not-integer', { threshold: grid.threshold })
  }
  for (const [criterion, floor] of Object.entries(grid.floors ?? {})) {
    if (!ids.has(criterion)) throw new ScoreRefused('floor-of-unknown-criterion', { criterion })
    if (!Number.isSafeInteger(floor)) {
      throw new ScoreRefused('floor-not-integer', { criterion, floor })
    }
  }
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0
}
