import type { FloorCheck, ThresholdCheck } from '../../reviews/score/index.ts'
import type { BestSet } from './best-set.ts'
import type { Standing } from './standing.ts'

/** Why a dossier can have no place, as a code and the check that failed; the letters word it. */
export type NotSelectedReason =
  | { readonly code: 'below-threshold'; readonly check: ThresholdCheck }
  | { readonly code: 'below-floor'; readonly check: FloorCheck }

/** What the ranking gives a dossier. The jury advises and the authority decides: this is no decision. */
export type Outcome =
  /** `place` counts selected dossiers in rank order, from 1. */
  | { readonly status: 'selected'; readonly place: number }
  /** `rank` is the rank in the reserve, from 1. */
  | { readonly status: 'reserve'; readonly rank: number }
  | { readonly status: 'not-selected'; readonly reasons: readonly NotSelectedReason[] }
  /** A draw still decides between these outcomes; none listed when they are too many to try. */
  | { readonly status: 'pending-draw'; readonly between: readonly Outcome[] }

/** The outcome of each dossier by id, for one order and the best set it gives. */
export function outcomesOf(order: readonly Standing[], best: BestSet): Map<string, Outcome> {
  const selected = new Set(best.chosen.map(({ id }) => id))
  let place = 0
  let rank = 0
  return new Map(
    order.map((standing): [string, Outcome] => {
      const { id } = standing.dossier
      if (selected.has(id)) return [id, { status: 'selected', place: (place += 1) }]
      if (standing.eligible) return [id, { status: 'reserve', rank: (rank += 1) }]
      return [id, { status: 'not-selected', reasons: reasonsOf(standing) }]
    })
  )
}

function reasonsOf({ checks }: Standing): NotSelectedReason[] {
  return checks
    .filter(({ met }) => !met)
    .map((check) =>
      check.check === 'threshold'
        ? { code: 'below-threshold', check }
        : { code: 'below-floor', check }
    )
}
