import type { Account } from '../accounts/index.ts'
import { instantsOf } from '../calls/index.ts'
import type { ChartEvent } from '../engine/index.ts'
import { completeness } from '../forms/index.ts'
import { newCode } from '../shared/ids.ts'
import { accessTo } from './access.ts'
import type { ApplicationInstance, Receipt } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { openDraft } from './draft.ts'
import { refuseUnlessWriter } from './editable.ts'
import { freezeRevision } from './freeze-revision.ts'

/**
 * Deposits the version that was signed, or the draft itself where a call asks for no signature.
 * The receipt exists before the event that names it; a refused deposit leaves one that proves nothing.
 * @param receivedAt when the whole request had arrived: the instant compared with the closing
 * @returns the receipt; the same command again gives the same one
 */
export async function deposit(
  deps: ApplicationsDeps,
  {
    account,
    number,
    command,
    receivedAt
  }: { account: Account; number: string; command: string; receivedAt: Date }
): Promise<Receipt> {
  const open = await openDraft(deps, { account, number })
  refuseUnlessWriter(open, 'DEPOSIT')
  const { content } = open.rules
  const { signed } = open.instance.snapshot.context as {
    signed: { revision: number; hash: string } | null
  }
  const { problems } = completeness(content.form, open.draft.answers, open.draft.files)
  const version =
    (signed && { revision: signed.revision, hash: signed.hash }) ??
    (problems.length === 0
      ? versionOf(await freezeRevision(deps, open))
      : { revision: 0, hash: '' })
  const receipt = await receiptFor(deps, open.instance, { command, receivedAt, version })
  const { instance, seq } = await deps.engine.send({
    chart: 'application',
    id: number,
    event: {
      type: 'DEPOSIT',
      ...version,
      receivedAt: receivedAt.getTime(),
      closesAt: open.closesAt.getTime(),
      receipt: receipt._id,
      problems: signed ? [] : problems.map(({ question }) => question)
    },
    by: { id: account.id, roles: open.person.roles },
    command,
    set: { depositedAt: receivedAt }
  })
  return asJournaled(deps, receipt, instance.history[seq - 1]?.event)
}

/**
 * One receipt per command, made before the event names it. Until one does, it says what the last try says: a
 * deposit refused and sent again with the same form is proved as it was accepted.
 */
export async function receiptFor(
  { models }: Pick<ApplicationsDeps, 'models'>,
  { _id, subject, history }: ApplicationInstance,
  {
    command,
    receivedAt,
    version,
    paper = null
  }: {
    command: string
    receivedAt: Date
    version: { revision: number; hash: string }
    paper?: Receipt['paper']
  }
): Promise<Receipt> {
  const known = await models.receipts.findOne({ command }).lean<Receipt>()
  if (known && history.some(({ event }) => event['receipt'] === known._id)) return known
  return models.receipts
    .findOneAndUpdate(
      { command },
      {
        $setOnInsert: { _id: newCode(), command, application: _id, call: subject.call },
        $set: {
          ...{ territory: subject.territory, receivedAt, paper },
          ...{ revision: version.revision, sha256: version.hash }
        }
      },
      { upsert: true, returnDocument: 'after' }
    )
    .lean<Receipt>()
}

/** The same form sent twice at once: the facts are those of the deposit that was made, whoever wrote the receipt last. */
async function asJournaled(
  { models }: Pick<ApplicationsDeps, 'models'>,
  receipt: Receipt,
  event: ChartEvent | undefined
): Promise<Receipt> {
  const { receivedAt, revision, hash } = event as unknown as Deposited
  if (receipt.revision === revision && receipt.receivedAt.getTime() === receivedAt) return receipt
  const facts = { revision, sha256: hash, receivedAt: new Date(receivedAt) }
  await models.receipts.updateOne({ _id: receipt._id }, { $set: facts })
  return { ...receipt, ...facts }
}

interface Deposited {
  revision: number
  hash: string
  receivedAt: number
}

/**
 * What a receipt's code proves: the deposit that stands, or one that was replaced since.
 * @returns null when no deposit was ever made with it
 */
export async function verifyReceipt(
  { models }: Pick<ApplicationsDeps, 'models'>,
  code: string
): Promise<{ receipt: Receipt; stands: boolean } | null> {
  const receipt = await models.receipts.findById(code).lean<Receipt>()
  if (!receipt) return null
  const instance = await models.applications
    .findById(receipt.application)
    .lean<ApplicationInstance>()
  const named = instance?.history.some(({ event }) => event['receipt'] === code) ?? false
  if (!instance || !named) return null
  const deposit = instance.snapshot.context['deposit'] as { receipt: string } | null
  return { receipt, stands: deposit?.receipt === code }
}

/** Takes the signed or deposited version back, to change it; the old deposit stands meanwhile. */
export async function takeUpAgain(
  deps: ApplicationsDeps,
  { account, number, command }: { account: Account; number: string; command: string }
): Promise<void> {
  const { person, instance } = await accessTo(deps, account, number)
  const rules = await deps.calls.rules(instance.subject.call)
  const closesAt = rules ? instantsOf(rules.content.calendar).closesAt : 0
  const event = { type: 'TAKE_UP_AGAIN', closesAt }
  await deps.engine.send({
    ...{ chart: 'application', id: number, event, command },
    by: { id: account.id, roles: person.roles }
  })
}

/** A frozen version as events name it. */
export function versionOf({ revision, sha256 }: { revision: number; sha256: string }) {
  return { revision, hash: sha256 }
}
