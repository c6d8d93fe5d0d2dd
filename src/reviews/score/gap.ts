import type { Reading } from './reading.ts'

/** How far readings are apart on one criterion, in levels. */
export interface Gap {
  readonly criterion: string
  readonly lowest: number
  readonly highest: number
  readonly gap: number
}

/** The gap on each criterion, in the order of the first reading's levels; none without a reading. */
export function gapsOf(readings: readonly Reading[]): Gap[] {
  const [first] = readings
  if (!first) return []
  return Object.keys(first.levels).map((criterion) => {
    const levels = readings.flatMap((reading) => reading.levels[criterion] ?? [])
    const lowest = Math.min(...levels)
    const highest = Math.max(...levels)
    return { criterion, lowest, highest, gap: highest - lowest }
  })
}

/**
 * Whether two readings are so far apart on one criterion that a third is called. Never once a third
 * exists: its gap with the others is what it was called for.
 * @param gap the call's setting, in levels; none means that the call never asks for a third.
 */
export function needsThirdReading(
  readings: readonly Reading[],
  gap: number | null | undefined
): boolean {
  if (gap == null || readings.length !== 2) return false
  return gapsOf(readings).some((found) => found.gap >= gap)
}
