import type { Rational } from '../../reviews/score/index.ts'
import { compareRationals } from '../../reviews/score/index.ts'
import type { DrawKey } from './draw.ts'
import { DRAW, UNREPRESENTED_DEPARTEMENT } from './rules.ts'
import type { Standing } from './standing.ts'
import { ELIGIBLE, narrow, tieSteps } from './tie-break.ts'

/** Dossiers of equal score, in their final order. */
export interface Tie {
  readonly points: Rational
  readonly ids: readonly string[]
  /**
   * What put `ids[i]` ahead of `ids[i + 1]`: a criterion id, `unrepresentedDepartement`, `draw`,
   * `eligible`; null when nothing did: a draw is awaited, or neither can be given a place and they
   * share their rank.
   */
  readonly decidedBy: readonly (string | null)[]
}

export interface MeritOrder {
  readonly order: readonly Standing[]
  /** By dossier id, from 1; shared by those whom nothing has told apart. */
  readonly ranks: ReadonlyMap<string, number>
  readonly ties: readonly Tie[]
  /** Ids of each tie between eligible dossiers that only a draw can settle. */
  readonly undrawn: readonly (readonly string[])[]
  /** Whether the draw given has settled anything. */
  readonly usesDraw: boolean
}

/**
 * The merit order: exact score, then the tie-breaks. « Unrepresented département » is read as: no
 * eligible dossier of that département stands higher, those just placed in the same tie included.
 * Without a draw, dossiers it would tell apart stand in the order of their ids and share a rank.
 */
export function meritOrder(
  standings: readonly Standing[],
  ties: readonly string[],
  key: DrawKey | null
): MeritOrder {
  const sorted = standings.toSorted(
    (a, b) => compareRationals(b.score.points, a.score.points) || byId(a, b)
  )
  const steps = tieSteps(ties)
  const represented = new Set<string>()
  const order: Standing[] = []
  const ranks = new Map<string, number>()
  const settled: Tie[] = []
  const undrawn: string[][] = []
  let usesDraw = false
  for (let start = 0, end; start < sorted.length; start = end) {
    end = endOfTie(sorted, start)
    const group = sorted.slice(start, end)
    const tie = settleTie(group, steps, represented, key)
    tie.order.forEach((standing, i) => {
      const previous = tie.order[i - 1]
      const shared = previous && tie.decidedBy[i - 1] === null
      const rank = shared ? ranks.get(previous.dossier.id) : undefined
      ranks.set(standing.dossier.id, rank ?? start + i + 1)
      order.push(standing)
    })
    undrawn.push(...tie.undrawn)
    usesDraw ||= tie.usesDraw
    const [first] = group
    if (first && group.length > 1) {
      const ids = tie.order.map(({ dossier }) => dossier.id)
      settled.push({ points: first.score.points, ids, decidedBy: tie.decidedBy })
    }
  }
  return { order, ranks, ties: settled, undrawn, usesDraw }
}

interface SettledTie {
  readonly order: Standing[]
  readonly decidedBy: (string | null)[]
  readonly undrawn: string[][]
  readonly usesDraw: boolean
}

/** Places the dossiers of one tie one after the other; adds their départements to `represented`. */
function settleTie(
  group: readonly Standing[],
  steps: readonly string[],
  represented: Set<string>,
  key: DrawKey | null
): SettledTie {
  const order: Standing[] = []
  const decidedBy: (string | null)[] = []
  const undrawn: string[][] = []
  let usesDraw = false
  let left = group
  while (left.length > 0) {
    const { kept, droppedBy } = narrow(left, steps, represented)
    usesDraw ||= key !== null && kept.length > 1 && kept.some(({ eligible }) => eligible)
    const placed = nextPlaced(kept, left, steps, represented, key)
    if (placed.length > 1 && placed.some(({ eligible }) => eligible)) {
      undrawn.push(placed.map(({ dossier }) => dossier.id))
    }
    left = left.filter((standing) => !placed.includes(standing))
    placed.forEach((standing, i) => {
      order.push(standing)
      const { departement } = standing.dossier
      if (standing.eligible && departement != null) represented.add(departement)
      if (i < placed.length - 1) decidedBy.push(null)
    })
    if (left.length > 0) {
      const { kept: after } = narrow(left, steps, represented)
      const next = key && after.length > 1 ? smallest(after, key) : after[0]
      decidedBy.push((next && droppedBy.get(next.dossier.id)) ?? DRAW)
    }
  }
  return { order, decidedBy, undrawn, usesDraw }
}

/** One dossier, or all those that nothing known tells apart. */
function nextPlaced(
  kept: readonly Standing[],
  left: readonly Standing[],
  steps: readonly string[],
  represented: ReadonlySet<string>,
  key: DrawKey | null
): readonly Standing[] {
  const [first] = kept
  if (kept.length === 1 || !first?.eligible) return kept
  if (key) return [smallest(kept, key)]
  const departements = kept
    .flatMap(({ dossier }) => dossier.departement ?? [])
    .filter((departement) => !represented.has(departement))
  const independent = new Set(departements).size === departements.length
  const at = steps.indexOf(UNREPRESENTED_DEPARTEMENT)
  if (independent || at < 0) return kept
  // The draw decides who represents a département they share, hence also who of the others comes
  // next: all those the earlier steps leave equal wait for it together.
  const earlier = narrow(left, [...steps.slice(0, at), ELIGIBLE], new Set())
  return earlier.kept
}

function smallest(tied: readonly Standing[], key: DrawKey): Standing {
  return tied.reduce((a, b) => (key(a.dossier.id) <= key(b.dossier.id) ? a : b))
}

function endOfTie(sorted: readonly Standing[], start: number): number {
  const points = sorted[start]?.score.points
  let end = start + 1
  for (let next = sorted[end]; points && next; next = sorted[end]) {
    if (compareRationals(next.score.points, points) !== 0) break
    end += 1
  }
  return end
}

function byId(a: Standing, b: Standing): number {
  return a.dossier.id < b.dossier.id ? -1 : 1
}
