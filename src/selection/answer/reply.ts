import { parisInstant } from '../../shared/paris-time.ts'
import { silenceEnd } from '../legal-period.ts'
import type { OnDossier, SelectionDeps } from '../selection-deps.ts'
import { APPEAL_MONTHS } from './receive.ts'

type WithReason = OnDossier & { reason: string }

/** Sends one event about a dossier, with the roles that its sender has there. */
async function sendAbout(
  deps: SelectionDeps,
  { account, number, command }: OnDossier,
  event: { type: string; [fact: string]: unknown },
  text?: string
): Promise<void> {
  const { person, instance } = await deps.applications.access(account, number)
  const by = { id: account.id, roles: person.roles }
  const reason =
    text === undefined
      ? undefined
      : await deps.calls.keepRemark({
          ...{ command, by, call: instance.subject.call, application: number, text }
        })
  const facts = reason === undefined ? event : { ...event, reason }
  await deps.engine.send({ chart: 'application', id: number, event: facts, by, command })
}

/** The place is taken. The chart refuses after the last hour. */
export function accept(deps: SelectionDeps, on: OnDossier): Promise<void> {
  return sendAbout(deps, on, { type: 'ACCEPT' })
}

/** Gives the place back, or leaves the reserve, for good; a reason may be given and is not required. */
export function decline(deps: SelectionDeps, { reason, ...on }: WithReason): Promise<void> {
  return sendAbout(deps, on, { type: 'DECLINE' }, reason)
}

/** More days to accept, with a reason. @param until last day, `2027-06-20`; it ends at 18:00 */
export function extendAcceptance(
  deps: SelectionDeps,
  { until, reason, ...on }: WithReason & { until: string }
): Promise<void> {
  return sendAbout(deps, on, { type: 'EXTEND_ACCEPTANCE', until: evening(until) }, reason)
}

/** More days for the pieces asked of selected dossiers, with a reason. @param until last day */
export function extendPieces(
  deps: SelectionDeps,
  { until, reason, ...on }: WithReason & { until: string }
): Promise<void> {
  return sendAbout(deps, on, { type: 'EXTEND_PIECES', until: evening(until) }, reason)
}

/**
 * Asks the authority to reconsider (recours gracieux). Two months of silence are a refusal.
 * The chart refuses a second one against the same answer, or one that comes too late.
 */
export function appeal(deps: SelectionDeps, { reason, ...on }: WithReason): Promise<void> {
  const answerBy = silenceEnd(deps.clock.now(), APPEAL_MONTHS).getTime()
  return sendAbout(deps, on, { type: 'APPEAL', answerBy }, reason)
}

function evening(day: string): number {
  return parisInstant(day, '18:00').getTime()
}
