import type { Rational } from '../../reviews/score/index.ts'
import { sumRationals } from '../../reviews/score/index.ts'
import type { VoidConstraint } from './best-set.ts'
import { bestSet } from './best-set.ts'
import type { Displacement } from './displacements.ts'
import { displacementsOf } from './displacements.ts'
import type { Draw } from './draw.ts'
import { assertDraw, drawKey, listToCommit } from './draw.ts'
import type { MeritOrder, Tie } from './merit-order.ts'
import { meritOrder } from './merit-order.ts'
import type { Outcome } from './outcome.ts'
import { outcomesOf } from './outcome.ts'
import type { PendingDraw } from './pending-draw.ts'
import { awaitDraw } from './pending-draw.ts'
import type { Dossier, RankableRules, SelectionRules } from './rules.ts'
import { rankableRules } from './rules.ts'
import type { Standing } from './standing.ts'
import { standingsOf } from './standing.ts'

export interface RankedDossier extends Standing {
  /** From 1; shared by dossiers that a pending draw, or nothing, tells apart. */
  readonly rank: number
  readonly outcome: Outcome
}

export interface Ranking {
  /** In merit order. */
  readonly rows: readonly RankedDossier[]
  /** Ids, each in rank order; while a draw is pending, only what it cannot change. */
  readonly eligible: readonly string[]
  readonly selected: readonly string[]
  readonly reserve: readonly string[]
  /** Departures from the merit order; empty while a draw decides a place. */
  readonly displacements: readonly Displacement[]
  readonly voided: readonly VoidConstraint[]
  readonly ties: readonly Tie[]
  readonly pending: PendingDraw | null
  /** The sum of the selected dossiers' points. */
  readonly points: Rational
}

/**
 * Ranks the dossiers of a call and finds who would have a place. Eligible: threshold and floors met,
 * which no rule ever sets aside. Selected: the best eligible set under the constraints (see
 * `bestSet`). Reserve: every other eligible dossier, in rank order.
 * @param draw the public draw, once made; without it, ties that need one are reported as pending.
 * @throws RankingRefused without a grid, with unread or repeated dossiers, with settings that make no
 *   sense, or with a draw made on another list; ScoreRefused for a grid or a reading.
 */
export function rank(
  dossiers: readonly Dossier[],
  rules: SelectionRules,
  { draw }: { readonly draw?: Draw | null | undefined } = {}
): Ranking {
  const rankable = rankableRules(rules)
  const standings = standingsOf(rankable.grid, dossiers)
  const undrawn = meritOrder(standings, rules.ties, null)
  if (!draw) return rankingOf(undrawn, rankable)
  assertDraw(draw, listToCommit(undrawn.order))
  return rankingOf(meritOrder(standings, rules.ties, drawKey(draw.seed)), rankable)
}

function rankingOf(merit: MeritOrder, rules: RankableRules): Ranking {
  const eligible = merit.order.filter((standing) => standing.eligible)
  const ordered = eligible.map(({ dossier }) => dossier)
  const best = bestSet(ordered, rules.places, rules.constraints)
  const awaited = merit.undrawn.length > 0 ? awaitDraw(merit, rules) : null
  const outcomes = awaited?.outcomes ?? outcomesOf(merit.order, best)
  const rows = merit.order.map((standing) => rowOf(standing, merit, outcomes))
  const selected = rows.filter(({ outcome }) => surely(outcome, 'selected'))
  return {
    rows,
    eligible: ordered.map(({ id }) => id),
    selected: selected.map(({ dossier }) => dossier.id),
    reserve: rows
      .filter(({ outcome }) => surely(outcome, 'reserve'))
      .map(({ dossier }) => dossier.id),
    displacements: awaited?.pending.decidesAPlace ? [] : displacementsOf(ordered, best),
    voided: best.voided,
    ties: merit.ties,
    pending: awaited?.pending ?? null,
    points: sumRationals(selected.map(({ score }) => score.points))
  }
}

function rowOf(
  standing: Standing,
  { ranks }: MeritOrder,
  outcomes: ReadonlyMap<string, Outcome>
): RankedDossier {
  const rank = ranks.get(standing.dossier.id)
  const outcome = outcomes.get(standing.dossier.id)
  if (rank === undefined || !outcome) {
    throw new RangeError(`No rank or outcome for ${standing.dossier.id}`)
  }
  return { ...standing, rank, outcome }
}

function surely(outcome: Outcome, status: 'selected' | 'reserve'): boolean {
  if (outcome.status !== 'pending-draw') return outcome.status === status
  return outcome.between.length > 0 && outcome.between.every((one) => one.status === status)
}
