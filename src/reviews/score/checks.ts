import type { Grid } from './grid.ts'
import type { Rational } from './rational.ts'
import { compareRationals, rational } from './rational.ts'
import type { Score } from './score.ts'
import { meanOf } from './score.ts'

export interface ThresholdCheck {
  readonly check: 'threshold'
  readonly points: Rational
  readonly threshold: number
  readonly met: boolean
}

export interface FloorCheck {
  readonly check: 'floor'
  readonly criterion: string
  readonly mean: Rational
  readonly floor: number
  readonly met: boolean
}

export type ScoreCheck = ThresholdCheck | FloorCheck

/**
 * What the grid asks of a score, each with what was found: the threshold first, then floors in the
 * grid's order. Equal is met. A grid without threshold or floors gives no check.
 */
export function checkScore(grid: Grid, score: Score): ScoreCheck[] {
  const checks: ScoreCheck[] = []
  if (grid.threshold != null) {
    const { threshold } = grid
    const met = compareRationals(score.points, rational(threshold)) >= 0
    checks.push({ check: 'threshold', points: score.points, threshold, met })
  }
  for (const { id } of grid.criteria) {
    const floor = grid.floors?.[id]
    if (floor === undefined) continue
    const mean = meanOf(score, id)
    const met = compareRationals(mean, rational(floor)) >= 0
    checks.push({ check: 'floor', criterion: id, mean, floor, met })
  }
  return checks
}
