import { scaleLinear } from 'd3-scale'

/** One criterion of the strip: a box as wide as its weight, filled as far as its level. */
interface StripCell {
  x: number
  width: number
  /** of the filled part; 0 without a level */
  filled: number
  scored: boolean
  number: number
  /** where its number is written */
  middle: number
}

interface PointsStrip {
  width: number
  height: number
  /** of the boxes, in the same units */
  box: number
  cells: StripCell[]
}

const WIDTH = 500
const GAP = 4

/** The grid as one line: what each criterion weighs, and how much of it was given. */
export function pointsStrip(
  criteria: readonly { weight: number; level: number | null }[],
  top: number
): PointsStrip {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const room = WIDTH - GAP * (criteria.length - 1)
  const scale = scaleLinear().domain([0, total]).range([0, room])
  let before = 0
  const cells = criteria.map(({ weight, level }, index) => {
    const x = scale(before) + index * GAP
    const width = scale(weight)
    before += weight
    const filled = level === null ? 0 : (width * level) / top
    return {
      ...{ x: round(x), width: round(width), filled: round(filled), scored: level !== null },
      ...{ number: index + 1, middle: round(x + width / 2) }
    }
  })
  return { width: WIDTH, height: 28, box: 10, cells }
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}
