import { scaleLinear } from 'd3-scale'

/** A horizontal bar, in the units of its own `viewBox`. */
export interface Bar {
  width: number
  height: number
}

/**
 * Bars on one scale, from zero: their lengths compare as their values do.
 * @param values non-negative; a value that is masked has no bar
 * @param full width of the longest, in pixels at the normal text size
 */
export function bars(
  values: readonly (number | null)[],
  { full, height = 10 }: { full: number; height?: number }
): (Bar | null)[] {
  const longest = Math.max(0, ...values.map((value) => value ?? 0))
  const scale = scaleLinear()
    .domain([0, longest || 1])
    .range([0, full])
  return values.map((value) => (value === null ? null : { width: round(scale(value)), height }))
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}
