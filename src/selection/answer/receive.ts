import type { ApplicationInstance } from '../../applications/index.ts'
import { factsOf } from '../../reviews/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { daysLaterAt, freePeriodEnd } from '../legal-period.ts'
import type { OnDossier, SelectionDeps } from '../selection-deps.ts'
import { refuse } from '../session/refuse.ts'
import { isDisclosed } from './answer-of.ts'

/** Months to contest, from the reading (CJA art. R421-1). */
export const APPEAL_MONTHS = 2
/** Answers are given until the evening of the last day. */
const EVENING = '18:00'

/** What the periods of an answer are, counted from its reception. Exclusive instants in milliseconds. */
export function periodsFrom(at: Date, instance: Pick<ApplicationInstance, 'snapshot'>) {
  const { acceptanceDays } = factsOf(instance).settings
  return {
    at: at.getTime(),
    acceptBy: daysLaterAt(at, acceptanceDays, EVENING).getTime(),
    appealBy: freePeriodEnd(at, APPEAL_MONTHS).getTime()
  }
}

/**
 * A writer or the signatory opens the answer: its reception is recorded and the periods run. Opened again,
 * by them or by others, nothing moves; somebody who only reads the dossier moves nothing either.
 * @throws NotFound while no answer is made available
 */
export async function readAnswer(
  deps: SelectionDeps,
  { account, number, command }: OnDossier
): Promise<void> {
  const { person, instance } = await deps.applications.access(account, number)
  if (!isDisclosed(instance)) throw new NotFound(`answer of ${number}`)
  const receives = person.roles.some((role) => role === 'writer' || role === 'signatory')
  if (!receives || factsOf(instance).readAt !== null) return
  const event = { type: 'READ', ...periodsFrom(deps.clock.now(), instance) }
  const by = { id: account.id, roles: person.roles }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}

/**
 * The team records how an answer was handed over: by post, by hand. The periods run from that day.
 * @param how in a few words, kept outside the journal
 * @param at when, not before the answer was available nor in the future
 * @throws Refusal, BadInput, NotFound
 */
export async function recordReception(
  deps: SelectionDeps,
  { account, number, command, how, at }: OnDossier & { how: string; at: Date }
): Promise<void> {
  const { person, instance } = await deps.applications.access(account, number)
  const available = factsOf(instance).availableAt
  const now = deps.clock.now()
  if (at > now || (available !== null && at.getTime() < available)) {
    refuse('reception-date', {}, 'at')
  }
  const by = { id: account.id, roles: person.roles }
  const { call } = instance.subject
  const remark = await deps.calls.keepRemark({
    ...{ command, by, call, application: number, text: how }
  })
  if (remark === '') refuse('text-missing', {}, 'how')
  const event = { type: 'RECORD_RECEPTION', how: remark, ...periodsFrom(at, instance) }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}
