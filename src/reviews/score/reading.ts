import type { Grid } from './grid.ts'
import { ScoreRefused } from './score-refused.ts'

/** One person's finished reading of one dossier. */
export interface Reading {
  readonly reader: string
  /** An integer from 0 to the grid's scale maximum, for each criterion id of the grid. */
  readonly levels: Readonly<Record<string, number>>
}

/**
 * @throws ScoreRefused `level-out-of-scale` when a criterion has no level or one outside the scale,
 *   `repeated-reader` when one person would count twice.
 */
export function assertReadings(grid: Grid, readings: readonly Reading[]): void {
  const readers = new Set<string>()
  for (const { reader, levels } of readings) {
    if (readers.has(reader)) throw new ScoreRefused('repeated-reader', { reader })
    readers.add(reader)
    for (const { id } of grid.criteria) {
      const level = levels[id]
      if (level === undefined || !Number.isInteger(level) || level < 0 || level > grid.scaleMax) {
        throw new ScoreRefused('level-out-of-scale', { reader, criterion: id, level })
      }
    }
  }
}
