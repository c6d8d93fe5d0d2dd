import type { BestSet } from './best-set.ts'
import { bestSet } from './best-set.ts'
import type { MeritOrder } from './merit-order.ts'
import type { Outcome } from './outcome.ts'
import { outcomesOf } from './outcome.ts'
import type { RankableRules } from './rules.ts'
import type { Standing } from './standing.ts'
import { listToCommit, sha256 } from './draw.ts'

/** A draw that has to be made, and what must be published before it. */
export interface PendingDraw {
  readonly ties: readonly (readonly string[])[]
  /** Whether who is selected depends on it, or only the order of the reserve or of places. */
  readonly decidesAPlace: boolean
  /** The text to commit, and its SHA-256 in hexadecimal. */
  readonly list: string
  readonly sha256: string
}

/** Beyond that many orders to try each eligible dossier is said to depend on the draw. */
const MOST_ORDERS = 120

/** An order that the draw may give, and the set it selects. */
interface Case {
  readonly order: readonly Standing[]
  readonly best: BestSet
}

/**
 * What the draw may change: tries the orders it may give. A dossier whose outcome is the same in all
 * of them has it now; the others await the draw.
 */
export function awaitDraw(
  merit: MeritOrder,
  rules: RankableRules
): { pending: PendingDraw; outcomes: Map<string, Outcome> } {
  const list = listToCommit(merit.order)
  const cases = possibleCases(merit, rules)
  const runs = (cases ?? [caseOf(merit.order, rules)]).map((one) => outcomesOf(one.order, one.best))
  const outcomes = new Map<string, Outcome>()
  for (const { dossier, eligible } of merit.order) {
    const possible = distinct(runs.flatMap((run) => run.get(dossier.id) ?? []))
    const [only] = possible
    const settled = only && possible.length === 1 && (cases || !eligible)
    const between = cases ? possible : []
    outcomes.set(dossier.id, settled ? only : { status: 'pending-draw', between })
  }
  const decidesAPlace =
    !cases || [...outcomes.values()].some((outcome) => statuses(outcome).size > 1)
  const pending = { ties: merit.undrawn, decidesAPlace, list, sha256: sha256(list) }
  return { pending, outcomes }
}

/**
 * Enough cases to show every outcome the draw may give each dossier; null when they are too many.
 * Ties are taken from the top: those reached before all places are given need every arrangement;
 * below them a tie can only move its own members in the reserve, so that turning it round is enough.
 */
function possibleCases(merit: MeritOrder, rules: RankableRules): Case[] | null {
  const first = caseOf(merit.order, rules)
  const turned: Case[] = []
  let cases = [first]
  for (const ids of merit.undrawn) {
    const start = merit.order.findIndex(({ dossier }) => dossier.id === ids[0])
    const tied = merit.order.slice(start, start + ids.length)
    if (cases.every((one) => lastSelected(one) < start)) {
      for (const arranged of rotations(tied)) {
        turned.push({ ...first, order: arrange(first.order, start, arranged) })
      }
    } else {
      if (factorial(tied.length) * cases.length > MOST_ORDERS) return null
      const arrangements = permutations(tied)
      cases = cases.flatMap(({ order }) =>
        arrangements.map((arranged) => caseOf(arrange(order, start, arranged), rules))
      )
    }
  }
  return [...cases, ...turned]
}

function caseOf(order: readonly Standing[], rules: RankableRules): Case {
  const eligible = order.filter((standing) => standing.eligible).map(({ dossier }) => dossier)
  return { order, best: bestSet(eligible, rules.places, rules.constraints) }
}

function lastSelected({ order, best }: Case): number {
  const ids = new Set(best.chosen.map(({ id }) => id))
  return order.findLastIndex(({ dossier }) => ids.has(dossier.id))
}

function arrange(
  order: readonly Standing[],
  start: number,
  tied: readonly Standing[]
): readonly Standing[] {
  return order.toSpliced(start, tied.length, ...tied)
}

function statuses(outcome: Outcome): Set<string> {
  return new Set(outcome.status === 'pending-draw' ? outcome.between.map((o) => o.status) : [])
}

function distinct(outcomes: readonly Outcome[]): Outcome[] {
  return [...new Map(outcomes.map((outcome) => [JSON.stringify(outcome), outcome])).values()]
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, i) =>
    permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest])
  )
}

function rotations<T>(items: readonly T[]): T[][] {
  return items.map((_, i) => [...items.slice(i), ...items.slice(0, i)])
}
