import { mailKey, type Account } from '../accounts/index.ts'
import { instantsOf } from '../calls/index.ts'
import { completeness, findAnswer } from '../forms/index.ts'
import { Refusal } from '../engine/index.ts'
import { NotFound } from '../shared/errors.ts'
import { accessTo } from './access.ts'
import type { Revision } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { openDraft } from './draft.ts'
import { refuseUnlessWriter } from './editable.ts'
import { freezeRevision } from './freeze-revision.ts'
import { offersTo } from './offers.ts'
import { join } from './people.ts'

const UNTIL_CLOSING = /^file\.before\.(preparing|revising)\./

type OnDossier = { account: Account; number: string; command: string }

/**
 * Freezes the draft and shows it to the signatory named in it, by a mailed link.
 * The chart refuses while an answer or a piece is missing, and after the closing.
 */
export async function askSignature(
  deps: ApplicationsDeps,
  { account, number, command }: OnDossier
) {
  const open = await openDraft(deps, { account, number })
  refuseUnlessWriter(open, 'ASK_SIGNATURE')
  const { content } = open.rules
  const { problems } = completeness(content.form, open.draft.answers, open.draft.files)
  const revision = problems.length === 0 ? await freezeRevision(deps, open) : null
  const signatory =
    problems.length === 0 ? await signatoryOf(deps, number, account, open.draft) : null
  await deps.engine.send({
    chart: 'application',
    id: number,
    event: {
      type: 'ASK_SIGNATURE',
      revision: revision?.revision ?? 0,
      hash: revision?.sha256 ?? '',
      signatory: signatory ?? '',
      problems: problems.map(({ question }) => question),
      closesAt: open.closesAt.getTime()
    },
    by: { id: account.id, roles: open.person.roles },
    command
  })
}

/**
 * Validates exactly the version that was shown. Until the closing, as for whoever deposits: what is signed before the
 * clock takes the dossiers up would count as in time. A correction has its own date, which its chart keeps.
 * @param hash of the page that was read
 * @param receivedAt when its form had wholly arrived; now unless told
 * @throws Refusal, NotFound
 */
export async function sign(
  deps: ApplicationsDeps,
  {
    account,
    number,
    command,
    hash,
    receivedAt = deps.clock.now()
  }: OnDossier & { hash: string; receivedAt?: Date }
) {
  const { person, instance } = await accessTo(deps, account, number)
  const proposed = instance.snapshot.context['proposed'] as { revision: number } | null
  if (instance.states.some((state) => UNTIL_CLOSING.test(state))) {
    const rules = await deps.calls.rules(instance.subject.call)
    if (!rules) throw new NotFound(`rules of ${instance.subject.call}`)
    const date = instantsOf(rules.content.calendar).closesAt
    if (receivedAt.getTime() >= date) {
      const reason = { kind: 'guard', code: 'beforeClosing', params: { date } } as const
      throw new Refusal('application', 'SIGN', [reason])
    }
  }
  await deps.engine.send({
    chart: 'application',
    id: number,
    event: { type: 'SIGN', revision: proposed?.revision ?? 0, hash },
    by: { id: account.id, roles: person.roles },
    command
  })
}

/** The signatory does not validate, and says why: the draft opens again. */
export async function refuseSignature(
  deps: ApplicationsDeps,
  { account, number, command, reason }: OnDossier & { reason: string }
) {
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
  const event = { type: 'REFUSE_SIGNATURE', reason: remark }
  await deps.engine.send({ chart: 'application', id: number, event, by, command })
}

/** Somebody else signs: what the first signed stands until the second signs. @throws RangeError for a wrong address */
export async function replaceSignatory(
  deps: ApplicationsDeps,
  {
    account,
    number,
    command,
    mail,
    name,
    quality
  }: OnDossier & { mail: string; name: string; quality: string }
) {
  const access = await accessTo(deps, account, number)
  const { person } = access
  // somebody who may not replace the signatory gives nobody a place in the dossier
  const offer = (await offersTo(deps, { access })).find((one) => one.event === 'REPLACE_SIGNATORY')
  if (!offer?.allowed) {
    throw new Refusal('application', 'REPLACE_SIGNATORY', offer?.reasons ?? [])
  }
  const signatory = await deps.accounts.ensure({ mail, name })
  await join(deps, {
    number,
    account: signatory,
    name,
    quality,
    role: 'signatory',
    invitedBy: account.id
  })
  await deps.engine.send({
    chart: 'application',
    id: number,
    event: { type: 'REPLACE_SIGNATORY', signatory: signatory.id },
    by: { id: account.id, roles: person.roles },
    command
  })
}

/** The version that waits for a signature. @throws NotFound when none does */
export async function proposedRevision(
  deps: ApplicationsDeps,
  { account, number }: Omit<OnDossier, 'command'>
): Promise<Revision> {
  const { instance } = await accessTo(deps, account, number)
  const proposed = instance.snapshot.context['proposed'] as { revision: number } | null
  const revision = await revisionOf(deps, number, proposed?.revision ?? 0)
  if (!revision) throw new NotFound(`version of ${number} to sign`)
  return revision
}

export function revisionOf(
  { models }: Pick<ApplicationsDeps, 'models'>,
  number: string,
  revision: number
): Promise<Revision | null> {
  return models.revisions.findById(`${number}:${revision}`).lean<Revision>()
}

/** The account of the person whom answer « signatory » names, who takes a place in the dossier; null without an address. */
export async function signatoryOf(
  deps: ApplicationsDeps,
  number: string,
  by: Account,
  { answers }: { answers: Parameters<typeof findAnswer>[0] }
): Promise<string | null> {
  const value = findAnswer(answers, 'signatory')?.value as
    { name: string; role: string; mail: string } | undefined
  if (!value || !mailKey(value.mail)) return null
  const account = await deps.accounts.ensure({ mail: value.mail, name: value.name })
  await join(deps, {
    ...{ number, account, name: value.name, quality: value.role },
    ...{ role: 'signatory', invitedBy: by.id }
  })
  return account.id
}
