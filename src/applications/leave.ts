import type { Account } from '../accounts/index.ts'
import { accessTo } from './access.ts'
import type { ApplicationsDeps } from './applications-deps.ts'

interface OnDossier {
  account: Account
  number: string
  command: string
}

/** The dossier leaves the call for good; the withdrawal is answered too. */
export function withdraw(
  deps: ApplicationsDeps,
  args: OnDossier & { reason: string }
): Promise<void> {
  return sendWithReason(deps, 'WITHDRAW', args)
}

/** Back to writing, before the deposit: what was signed no longer holds. */
export function takeBack(deps: ApplicationsDeps, args: OnDossier): Promise<void> {
  return sendPlain(deps, 'TAKE_BACK', args)
}

/** Gives up the changes begun after a deposit: the deposit stands. */
export function abandonRevision(deps: ApplicationsDeps, args: OnDossier): Promise<void> {
  return sendPlain(deps, 'ABANDON_REVISION', args)
}

/** Deletes a draft that was never deposited, with its answers; its journal keeps identifiers only. */
export async function deleteDraft(deps: ApplicationsDeps, args: OnDossier): Promise<void> {
  await sendPlain(deps, 'DELETE_DRAFT', args)
  await deps.models.drafts.deleteOne({ _id: args.number })
  await deps.models.revisions.deleteMany({ application: args.number })
  await deps.models.applications.updateOne(
    { _id: args.number },
    { $set: { 'subject.title': '', 'subject.territory': '' } }
  )
}

/** An event without facts of its own. */
export async function sendPlain(
  deps: ApplicationsDeps,
  type: string,
  { account, number, command }: OnDossier
): Promise<void> {
  const { person } = await accessTo(deps, account, number)
  const by = { id: account.id, roles: person.roles }
  await deps.engine.send({ chart: 'application', id: number, event: { type }, by, command })
}

/** An event whose only fact is why; the text itself stays outside the journal. */
export async function sendWithReason(
  deps: ApplicationsDeps,
  type: string,
  {
    account,
    number,
    command,
    reason,
    facts = {}
  }: OnDossier & {
    reason: string
    facts?: Record<string, unknown>
  }
): Promise<void> {
  const { person, instance } = await accessTo(deps, account, number)
  const by = { id: account.id, roles: person.roles }
  const { call } = instance.subject
  const remark = await deps.calls.keepRemark({
    command,
    by,
    call,
    application: number,
    text: reason
  })
  const event = { ...facts, type, reason: remark }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}
