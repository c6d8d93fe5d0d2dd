import { scaleLinear } from 'd3-scale'

interface ReadingMark {
  x: number
  /** the one that a gap called for: drawn as a diamond */
  third: boolean
  diamond: string
}

interface ReadingsPlot {
  marks: ReadingMark[]
  /** from the lowest reading to the highest */
  span: string
  mean: string
}

/** The one scale of all rows, in points out of 100. */
const x = scaleLinear().domain([0, 100]).range([12, 268])

const PLOT = { width: 280, height: 30, middle: 15 }

const TICKS = [0, 20, 40, 60, 80, 100]

/** What all rows share: the lines of the scale and of the threshold, and their figures. */
export function plotAxis(threshold: number | null) {
  const ticks = TICKS.filter((points) => points !== threshold)
  return {
    ...PLOT,
    ticks: ticks.map((points) => ({ x: round(x(points)), points })),
    lines: ticks.map((points) => `M${round(x(points))} -60v180`).join(''),
    cut: threshold === null ? null : { x: round(x(threshold)), points: threshold },
    cutLine: threshold === null ? '' : `M${round(x(threshold))} -60v180`
  }
}

/**
 * Every reading of one dossier on the scale, and their mean: a lone figure would hide how they agree.
 * @param readings points of each, in the order in which they were finished
 * @param regular how many the call asks for; those after are third readings
 */
export function readingsPlot(
  readings: readonly number[],
  mean: number,
  regular: number
): ReadingsPlot {
  const { middle } = PLOT
  const lowest = round(x(Math.min(...readings)))
  const highest = round(x(Math.max(...readings)))
  return {
    marks: readings.map((points, index) => ({
      x: round(x(points)),
      third: index >= regular,
      diamond: `m${round(x(points))} ${middle - 6.5} 6.5 6.5-6.5 6.5-6.5-6.5Z`
    })),
    span: `M${lowest} ${middle}H${highest}`,
    mean: `M${round(x(mean))} 4v22`
  }
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}
