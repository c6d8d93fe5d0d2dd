import type { Grid } from './grid.ts'
import type { Rational } from './rational.ts'
import { rational } from './rational.ts'
import type { Reading } from './reading.ts'
import { assertReadings } from './reading.ts'
import { ScoreRefused } from './score-refused.ts'

export interface Score {
  /** Points out of 100, exact. */
  readonly points: Rational
  /** The mean level of each criterion, exact, by criterion id. */
  readonly means: Readonly<Record<string, Rational>>
  /** How many readings it rests on. */
  readonly readings: number
}

/**
 * The score of a dossier: Σ weight × mean of the readings ÷ scale maximum, normalised to the sum of
 * the weights and put on 100 (domain.md, section 3). The score of a single reading is the same
 * function given that one alone. The grid is expected to have passed `assertGrid`.
 * @throws ScoreRefused `no-reading`, or as `assertReadings`.
 */
export function scoreOf(grid: Grid, readings: readonly Reading[]): Score {
  if (readings.length === 0) throw new ScoreRefused('no-reading')
  assertReadings(grid, readings)
  const means: Record<string, Rational> = {}
  let weighted = 0
  let weights = 0
  for (const { id, weight } of grid.criteria) {
    const sum = readings.reduce((total, { levels }) => total + (levels[id] ?? 0), 0)
    means[id] = rational(sum, readings.length)
    weighted += weight * sum
    weights += weight
  }
  const points = rational(100 * weighted, weights * readings.length * grid.scaleMax)
  return { points, means, readings: readings.length }
}

/**
 * The exact mean of one criterion.
 * @throws RangeError when the score was made with a grid that lacks the criterion: a programmer's error.
 */
export function meanOf(score: Score, criterion: string): Rational {
  const mean = score.means[criterion]
  if (!mean) throw new RangeError(`The score has no criterion ${criterion}`)
  return mean
}
