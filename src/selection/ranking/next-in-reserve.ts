import type { PassedOver, VoidConstraint } from './best-set.ts'
import { bestSet } from './best-set.ts'
import type { Ranking } from './rank.ts'
import { RankingRefused } from './ranking-refused.ts'
import type { Dossier, SelectionRules } from './rules.ts'

/** Where the places stand when one or more are free. */
export interface PlacesNow {
  /** Ids of those who keep their place, first selected or called since. */
  readonly holding: readonly string[]
  /** Ids of those who can no longer be called: withdrawn, declined, or out of time. */
  readonly unavailable: readonly string[]
}

export interface ReserveCall {
  /** Ids to call, one for each free place the reserve can fill, in rank order. */
  readonly called: readonly string[]
  /** Those of the reserve who stand higher and are not called, with the constraints that forbid it. */
  readonly passedOver: readonly PassedOver[]
  readonly voided: readonly VoidConstraint[]
}

/**
 * Who of the reserve is called when a place is free: the best set again (see `bestSet`), with those
 * who hold a place kept in it. Constraints look at what is still available: one that nobody left can
 * meet is void.
 * @throws RankingRefused `draw-pending`, or `unknown-dossier` for an id that is not eligible here.
 */
export function nextInReserve(
  ranking: Ranking,
  rules: Pick<SelectionRules, 'places' | 'constraints'>,
  { holding, unavailable }: PlacesNow
): ReserveCall {
  if (ranking.pending) throw new RankingRefused('draw-pending', { ties: ranking.pending.ties })
  const eligible = ranking.rows.filter((row) => row.eligible).map(({ dossier }) => dossier)
  const kept = eligible.filter(({ id }) => holding.includes(id))
  for (const id of holding) {
    if (!kept.some((dossier) => dossier.id === id)) {
      throw new RankingRefused('unknown-dossier', { id })
    }
  }
  const available = ({ id }: Dossier): boolean => !holding.includes(id) && !unavailable.includes(id)
  const best = bestSet(eligible.filter(available), rules.places, rules.constraints, kept)
  return {
    called: best.chosen.slice(kept.length).map(({ id }) => id),
    passedOver: best.passedOver,
    voided: best.voided
  }
}
