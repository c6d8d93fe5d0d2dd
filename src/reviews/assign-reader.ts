import { personFor } from '../accounts/index.ts'
import type { OnDossier, ReviewsDeps } from './reviews-deps.ts'
import { BadInput } from '../shared/errors.ts'
import { recusedOf } from './reader-access.ts'

/**
 * Gives a dossier to somebody of the committee, by hand. The chart refuses whoever has it or stands aside.
 * @throws NotFound unless the account is of the team; BadInput when the reader is not of the committee
 */
export async function assignReader(
  deps: ReviewsDeps,
  { account, number, reader, command }: OnDossier & { reader: string }
): Promise<void> {
  const { person, instance } = await deps.applications.access(account, number)
  const callId = instance.subject.call
  const chosen = await deps.accounts.find(reader)
  if (!chosen || !personFor(chosen, { callId }).roles.includes('committee')) {
    throw new BadInput([{ field: 'reader', code: 'reviews.not-committee' }])
  }
  const event = { type: 'ASSIGN_READER', reader, recused: await recusedOf(deps, number) }
  const by = { id: account.id, roles: person.roles }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}

/** Takes a dossier back from a reader, with a reason; the chart looks for somebody else while readings run. */
export async function removeReader(
  deps: ReviewsDeps,
  { account, number, reader, reason, command }: OnDossier & { reader: string; reason: string }
): Promise<void> {
  const { person, instance } = await deps.applications.access(account, number)
  const by = { id: account.id, roles: person.roles }
  const { call } = instance.subject
  const remark = await deps.calls.keepRemark({
    ...{ command, by, call, application: number, text: reason }
  })
  const event = { type: 'REMOVE_READER', reader, reason: remark }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}
