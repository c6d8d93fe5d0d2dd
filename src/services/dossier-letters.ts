import type { Account, Accounts } from '../accounts/index.ts'
import type {
  ApplicationInstance,
  Applications,
  Correction,
  Member
} from '../applications/index.ts'
import type { Calls } from '../calls/index.ts'
import type { EffectCall, Entry, Instance } from '../engine/index.ts'
import { completeness } from '../forms/index.ts'
import type { LetterRequest, LetterValues, Messages } from '../messages/index.ts'
import type { Selection } from '../selection/index.ts'
import type { Clock } from '../shared/clock.ts'
import type { Lang } from '../shared/lang.ts'
import type { I18n } from '../web/i18n/i18n.ts'
import { appealValues } from './appeal-values.ts'
import { datesOf } from './letter-dates.ts'
import { factsAsValues, labelsOfQuestions, type LetterFacts } from './letter-facts.ts'

export interface LetterDeps {
  accounts: Accounts
  calls: Calls
  applications: Applications
  messages: Messages
  clock: Clock
  i18n: I18n
  selection: Pick<Selection, 'ports'>
  baseUrl: string
}

export interface LetterOrder {
  effect: Pick<EffectCall, 'key'>
  instance: Instance
  letter: string
  /** accounts that receive it */
  to: readonly string[]
  /** path that its button opens */
  path: string
  /** by which the chart recognises what became of it */
  ref?: string
  /** the correction that it asks for once more, where the step itself names none */
  correction?: string
  values?: (lang: Lang) => LetterValues
  /** the button signs its reader in, once */
  signsIn?: boolean
}

/** How long a link to validate a dossier holds: as long as anybody could need it. */
const LINK_LIFE = 30 * 86_400_000

/** Puts one letter in the outbox for each person; asked again with the same effect, nothing is sent twice. */
export async function sendDossierLetter(deps: LetterDeps, order: LetterOrder): Promise<void> {
  const { effect, letter, to, correction } = order
  const instance = order.instance as unknown as ApplicationInstance
  const step = entryOf(effect.key, instance)
  const entry = correction ? { ...step, event: { ...step.event, id: correction } } : step
  const key = [effect.key, letter, ...(correction ? [correction] : [])].join(':')
  const accounts = await deps.accounts.findMany(to)
  for (const account of accounts) {
    const link = order.signsIn
      ? await deps.accounts.createSignInLink({
          mail: account.mail,
          next: order.path,
          lang: account.lang,
          life: LINK_LIFE
        })
      : deps.baseUrl + order.path
    const written = await writeDossierLetter(deps, { ...order, instance, entry }, account, link)
    await deps.messages.queue({
      ...{ ...written, key: `${key}:${account.id}` },
      ...(order.ref && { ref: order.ref })
    })
  }
}

/** A letter to write: of a step that was made, or of one that somebody looks at before making it. */
export interface WrittenFor extends Pick<LetterOrder, 'letter' | 'values'> {
  instance: ApplicationInstance
  entry: Entry
  /** what the step would keep, when it is only looked at */
  given?: { corrections?: Correction[]; reason?: string }
}

/** One letter to one person, with every value that it names. */
export async function writeDossierLetter(
  deps: LetterDeps,
  order: WrittenFor,
  account: Account,
  link: string
): Promise<Omit<LetterRequest, 'key'>> {
  const { letter, instance } = order
  const facts = await gatherFacts(deps, order, account.lang, link)
  return {
    to: { account: account.id, address: account.mail, name: account.name },
    letter,
    lang: account.lang,
    values: {
      ...factsAsValues(facts),
      ...datesOf(letter, facts),
      ...appealValues(letter, facts, deps.i18n.translator(account.lang)),
      destinataire: account.name,
      ...order.values?.(account.lang)
    },
    ...{ application: instance._id, call: facts.instance.subject.call },
    replyTo: facts.content.organiser.mail
  }
}

/** Everybody of a dossier with one of these roles, in the order in which they came. */
export async function membersWith(
  { applications }: Pick<LetterDeps, 'applications'>,
  { _id }: Pick<Instance, '_id'>,
  roles: Member['roles']
): Promise<string[]> {
  const members = await applications.models.members
    .find({ application: _id, leftAt: null, roles: { $in: roles } }, { account: 1 })
    .sort({ invitedAt: 1 })
    .lean()
  return members.map(({ account }) => account)
}

/** The step that made an effect: its key ends with `:<seq>:<n>`. */
export function entryOf(key: string, { history }: Pick<Instance, 'history'>): Entry {
  const seq = Number(key.split(':').at(-2))
  const entry = history[seq - 1]
  if (!entry) throw new Error(`No step is named by ${key}.`)
  return entry
}

async function gatherFacts(
  deps: LetterDeps,
  { entry, instance, letter, given = {} }: WrittenFor,
  lang: LetterFacts['lang'],
  link: string
): Promise<LetterFacts> {
  const { call, officer } = instance.subject
  const remark = reasonOf(entry, instance)
  const { members, corrections, drafts } = deps.applications.models
  const [rules, people, asked, remarks, draft, author, agent] = await Promise.all([
    deps.calls.rules(call),
    members.find({ application: instance._id }).lean<Member[]>(),
    corrections.find({ application: instance._id }).lean<Correction[]>(),
    deps.calls.remarks([remark]),
    drafts.findById(instance._id).lean(),
    deps.accounts.find(entry.by.id),
    officer ? deps.accounts.find(officer) : undefined
  ])
  if (!rules) throw new Error(`Call ${call} has no rules.`)
  const t = deps.i18n.translator(lang)
  const { content } = rules
  const missing = AFTER_SELECTION.includes(letter)
    ? await deps.selection.ports.missingPieces(instance._id)
    : draft
      ? completeness(content.form, draft.answers, draft.files).problems.map((one) => one.question)
      : []
  return {
    ...{ lang, instance, entry, content, rules: rules.version, members: people },
    ...{
      author,
      officer: agent,
      corrections: [...asked, ...(given.corrections ?? [])],
      reason: given.reason ?? remarks.get(remark) ?? t('letters.no-reason')
    },
    missingPieces:
      missing.length > 0
        ? labelsOfQuestions({ content, lang }, missing)
        : [t('letters.nothing-missing')],
    ...{ link, now: deps.clock.now() }
  }
}

/** Letters about the pieces that only selected dossiers bring. */
const AFTER_SELECTION = ['accepted', 'pieces-reminder', 'pieces-due', 'team-pieces-late']

/** Events whose reason is that of the answer which a later step sends. */
const DECIDING = ['DECLARE_INADMISSIBLE', 'WITHDRAW', 'CANCEL_CALL', 'REPLACE_DECISION']

/** The reason of the step itself, or of the decision that it carries out. */
function reasonOf(entry: Entry, { history }: Pick<Instance, 'history'>): string {
  const before = history.slice(0, entry.seq).reverse()
  const deciding = before.find(({ event }) => DECIDING.includes(event.type))
  const reason = entry.event['reason'] ?? deciding?.event['reason']
  return typeof reason === 'string' ? reason : ''
}
