import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import { conduct } from '../session/conduct.ts'
import { refuse } from '../session/refuse.ts'
import type { Session } from '../session/session.ts'
import { rankingFor } from './public-draw.ts'

/** Characters: a rule, a fact, what follows. */
export const REASON_MAX = 1_000

/**
 * Writes why one dossier gives way or takes a place out of the order of scores; the candidate and the minutes
 * will both have it. Written again, it replaces.
 * @throws BadInput when the dossier is not displaced, or the reason is empty or too long
 */
export async function giveReason(
  deps: SelectionDeps,
  { application, text, ...on }: OnCall & { application: string; text: string }
): Promise<Session> {
  const { ranking } = await rankingFor(deps, on)
  const displaced = ranking?.displacements.some(
    ({ id, to }) => id === application || to === application
  )
  if (!displaced) refuse('not-displaced', { application }, 'reason')
  const remark = await keptText(deps, { ...on, application, text })
  return conduct(deps, on, () => ({ type: 'GIVE_REASON', application, text: remark }), {
    open: false
  })
}

/**
 * In a call without a grid: what the jury proposes for one dossier, with its reason.
 * @param rank in the reserve, from 1; null for another outcome
 */
export async function setOutcome(
  deps: SelectionDeps,
  {
    application,
    outcome,
    rank,
    text,
    ...on
  }: OnCall & {
    application: string
    outcome: 'selected' | 'reserve' | 'notSelected'
    rank: number | null
    text: string
  }
): Promise<Session> {
  const { rules, instances } = await rankingFor(deps, on)
  if (rules.grid) refuse('grid-decides')
  if (!instances.some(({ _id }) => _id === application)) {
    refuse('dossier-unknown', { number: application })
  }
  if (outcome === 'reserve' && !(Number.isSafeInteger(rank) && (rank ?? 0) > 0)) {
    refuse('rank-missing', {}, 'rank')
  }
  const remark = await keptText(deps, { ...on, application, text })
  const event = { type: 'SET_OUTCOME' as const, application, outcome, text: remark }
  return conduct(deps, on, () => ({ ...event, rank: outcome === 'reserve' ? rank : null }), {
    open: false
  })
}

async function keptText(
  deps: SelectionDeps,
  { account, call, command, application, text }: OnCall & { application: string; text: string }
): Promise<string> {
  const over = text.length - REASON_MAX
  if (over > 0) refuse('reason-too-long', { max: REASON_MAX, over }, 'reason')
  const by = { id: account.id, roles: [] }
  const remark = await deps.calls.keepRemark({ command, by, call, application, text })
  if (remark === '') refuse('reason-missing', {}, 'reason')
  return remark
}
