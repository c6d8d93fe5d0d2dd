import { scaleBand } from 'd3-scale'

export interface Tally {
  width: number
  height: number
  /** one stroke for each, as the `d` of a path */
  path: string
}

const STEP = 7.2
const HEIGHT = 12
const PER_LINE = 40

/** One stroke for each dossier, so that a count is seen as well as read. Longer ones go to the next line. */
export function tally(count: number): Tally {
  const columns = Math.min(Math.max(count, 1), PER_LINE)
  const lines = Math.max(1, Math.ceil(count / PER_LINE))
  const x = scaleBand<number>()
    .domain([...Array(columns).keys()])
    .range([0, columns * STEP])
    .paddingInner(0.33)
  const strokes = [...Array(count).keys()].map((index) => {
    const top = Math.floor(index / PER_LINE) * (HEIGHT + 3)
    return `M${round(x(index % PER_LINE) ?? 0)} ${top}h${round(x.bandwidth())}v${HEIGHT}h-${round(x.bandwidth())}z`
  })
  return {
    width: round(columns * STEP),
    height: lines * (HEIGHT + 3) - 3,
    path: strokes.join('')
  }
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}
