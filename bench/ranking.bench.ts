import { performance } from 'node:perf_hooks'
import { compareRationals } from '../src/reviews/score/index.ts'
import type { Dossier, SelectionRules } from '../src/selection/ranking/index.ts'
import {
  CONSTRAINTS,
  constraintCosts,
  drawSeed,
  rank,
  robustness
} from '../src/selection/ranking/index.ts'

/**
 * A large call: 500 dossiers, 1,250 readings by 30 people, 40 places. The time that counts is what a
 * jury waits for when it presses « recalculer », so it is printed beside a plain sort of the same rows.
 */
const DOSSIERS = 500
const READERS = 30
const PLACES = 40
const WEIGHTS = [25, 20, 20, 15, 10, 10]

const rules: SelectionRules = {
  grid: {
    criteria: WEIGHTS.map((weight, i) => ({ id: `C${i + 1}`, weight })),
    scaleMax: 5,
    threshold: 60,
    floors: { C1: 2, C3: 2 }
  },
  places: PLACES,
  constraints: CONSTRAINTS,
  ties: ['C1', 'C2', 'unrepresentedDepartement', 'draw']
}

/** A small congruential generator: every machine measures the same dossiers. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

function dossiersOf(count: number): Dossier[] {
  const next = numbers(2027)
  return Array.from({ length: count }, (_, i) => ({
    id: `VAC-${String(i + 1).padStart(4, '0')}`,
    departement: String(1 + next(95)).padStart(2, '0'),
    kind: next(2) === 0 ? 'rural' : 'urban',
    qpv: next(5) === 0,
    readings: Array.from({ length: i % 2 === 0 ? 3 : 2 }, (_, r) => ({
      reader: `R${(i + r * 7) % READERS}`,
      levels: Object.fromEntries(WEIGHTS.map((_, c) => [`C${c + 1}`, 1 + next(5)]))
    }))
  }))
}

/** The median of several timings, in milliseconds, after one run that nobody counts. */
function median(act: () => unknown, times = 7): number {
  act()
  const spent = Array.from({ length: times }, () => {
    const start = performance.now()
    act()
    return performance.now() - start
  })
  return spent.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

const dossiers = dossiersOf(DOSSIERS)
const { pending } = rank(dossiers, rules)
const draw = pending && { ...pending, seed: drawSeed('2027-01', pending.sha256, [41, 7, 88]) }
const ranking = rank(dossiers, rules, { draw })
const rows = dossiers.map(({ id }) => ranking.rows.find((row) => row.dossier.id === id))
const points = rows.flatMap((row) => row?.score.points ?? [])
const { runs } = robustness(dossiers, rules, { draw })

const sort = median(() => points.toSorted((a, b) => compareRationals(b, a)), 51)
const measures = [
  ['sort of the same scores', sort],
  ['rank, before the draw', median(() => rank(dossiers, rules))],
  ['rank, after the draw', median(() => rank(dossiers, rules, { draw }))],
  ['constraint costs', median(() => constraintCosts(ranking, rules))],
  [`robustness, ${runs.length} runs`, median(() => robustness(dossiers, rules, { draw }))]
] as const

console.log(
  `ranking: ${DOSSIERS} dossiers, ${ranking.eligible.length} eligible, ${PLACES} places,`,
  `${ranking.ties.length} equal scores, ${pending?.ties.length ?? 0} ties to draw`
)
for (const [what, ms] of measures) {
  console.log(
    `  ${what.padEnd(24)} ${ms.toFixed(2).padStart(8)} ms  ${(ms / sort).toFixed(0)} × sort`
  )
}
