import { mailKey, type Account } from '../accounts/index.ts'
import { instantsOf } from '../calls/index.ts'
import { BadInput, NotFound, type InputProblem } from '../shared/errors.ts'
import { accessTo } from './access.ts'
import type { PaperFacts, Receipt } from './application.model.ts'
import type { ApplicationsDeps } from './applications-deps.ts'
import { receiptFor, versionOf } from './deposit.ts'
import { openDraft, type OpenDraft } from './draft.ts'
import { freezeRevision } from './freeze-revision.ts'
import { join } from './people.ts'
import { signatoryOf } from './sign.ts'

/** Long enough for a name, an office, and how an envelope came. */
const TEXT_MAX = 200

export interface OnPaper extends Omit<PaperFacts, 'enteredBy'> {
  /** when the paper was received, which is what the closing is compared with */
  receivedAt: Date
  /** who writes the dossier for the territory from now on, and receives its letters */
  contact: { name: string; mail: string }
}

/**
 * Deposits what came on paper as it was typed, complete or not: what is missing is asked for in a correction.
 * The territory's contact joins before the event, so that the receipt goes to them.
 * @returns the receipt; the same command again gives the same one
 * @throws NotFound unless the account is an officer of the call; BadInput beside the field; Refusal
 */
export async function depositOnPaper(
  deps: ApplicationsDeps,
  {
    account,
    number,
    command,
    receivedAt,
    contact,
    ...paper
  }: OnPaper & { account: Account; number: string; command: string }
): Promise<Receipt> {
  const { person, instance } = await accessTo(deps, account, number)
  if (!person.roles.includes('officer')) throw new NotFound(`paper of ${number}`)
  const { deposit } = instance.snapshot.context as { deposit: { receipt: string } | null }
  const known = await deps.models.receipts.findOne({ command }).lean<Receipt>()
  if (known && known._id === deposit?.receipt) return known

  const open = await openDraft(deps, { account, number })
  const problems = problemsOf(deps, open, { receivedAt, contact, ...paper })
  if (problems.length > 0) throw new BadInput(problems)

  const by = { id: account.id, roles: person.roles }
  const { call } = instance.subject
  const version = versionOf(await freezeRevision(deps, open))
  const facts = {
    ...{ how: paper.how.trim(), signedBy: paper.signedBy.trim(), quality: paper.quality.trim() },
    enteredBy: account.id
  }
  const receipt = await receiptFor(deps, instance, { command, receivedAt, version, paper: facts })
  const [writer, reason, current] = await Promise.all([
    deps.accounts.ensure(contact),
    deps.calls.keepRemark({ command, by, call, application: number, text: facts.how }),
    deps.calls.find(call)
  ])
  const { name } = contact
  await join(deps, { number, account: writer, name, role: 'writer', invitedBy: account.id })
  const signatory = open.rules.content.settings.signatory
    ? await signatoryOf(deps, number, account, open.draft)
    : null
  await deps.engine.send({
    chart: 'application',
    id: number,
    event: {
      ...{ type: 'DEPOSIT_ON_PAPER', ...version, receivedAt: receivedAt.getTime() },
      ...{ receipt: receipt._id, reason, signatory: signatory ?? '' },
      closed: current?.tags.includes('closed') ?? false
    },
    by,
    command,
    set: { depositedAt: receivedAt }
  })
  return receipt
}

/** What stands against the facts of the envelope, each beside its field. */
function problemsOf(
  { clock }: ApplicationsDeps,
  { rules, closesAt }: OpenDraft,
  { receivedAt, how, signedBy, quality, contact }: OnPaper
): InputProblem[] {
  const { opensAt } = instantsOf(rules.content.calendar)
  const date = closesAt.getTime()
  const given = { how, signedBy, quality, 'contact-name': contact.name }
  const wanted = ['how', 'contact-name', ...(rules.content.settings.signatory ? ['signedBy'] : [])]
  return [
    ...(receivedAt > clock.now()
      ? [{ field: 'receivedAt', code: 'application.paper-to-come' }]
      : receivedAt >= closesAt
        ? [{ field: 'receivedAt', code: 'application.paper-too-late', params: { date } }]
        : receivedAt.getTime() < opensAt
          ? [
              {
                field: 'receivedAt',
                code: 'application.paper-too-early',
                params: { date: opensAt }
              }
            ]
          : []),
    ...Object.entries(given).flatMap(([field, text]) => {
      const over = text.trim().length - TEXT_MAX
      if (over > 0)
        return [{ field, code: 'application.too-long', params: { max: TEXT_MAX, over } }]
      const empty = text.trim() === '' && wanted.includes(field)
      return empty ? [{ field, code: `application.paper-${field}` }] : []
    }),
    ...(mailKey(contact.mail) ? [] : [{ field: 'contact-mail', code: 'application.bad-mail' }])
  ]
}
