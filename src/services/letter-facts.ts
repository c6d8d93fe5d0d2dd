import type { Account } from '../accounts/index.ts'
import type { ApplicationInstance, Correction, Member } from '../applications/index.ts'
import type { CallContent } from '../calls/index.ts'
import type { Entry } from '../engine/index.ts'
import { findQuestion, labelsOf } from '../forms/index.ts'
import type { LetterValues } from '../messages/index.ts'
import type { Lang } from '../shared/lang.ts'
import { inLang } from '../shared/lang.ts'
import { unbroken } from '../shared/unbroken.ts'

const DAY = 86_400_000

/** Everything from which the words of a dossier's letter are filled. */
export interface LetterFacts {
  lang: Lang
  instance: ApplicationInstance
  /** the step that asked for the letter */
  entry: Entry
  content: CallContent
  /** number of the published version of the rules */
  rules: number
  members: Member[]
  /** whose account the step was made by, when it was a person */
  author: Account | undefined
  officer: Account | undefined
  corrections: Correction[]
  /** the text that the step's reason names */
  reason: string
  missingPieces: string[]
  link: string
  now: Date
}

/** What the dossier's chart remembers, as letters read it. */
interface Remembered {
  calendar: Record<string, number>
  proposed: { revision: number } | null
  signed: { revision: number; hash: string; at: number } | null
  deposit: { revision: number; hash: string; receivedAt: number; receipt: string } | null
  outcome: { kind: string; rank: number | null; decision: string | null } | null
  corrections: { id: string; dueAt: number }[]
  signatory: string | null
  readAt: number | null
  acceptBy: number | null
  piecesBy: number | null
  appealAnswerBy: number | null
}

export function remembered({ snapshot }: Pick<ApplicationInstance, 'snapshot'>): Remembered {
  return snapshot.context as unknown as Remembered
}

/** The values that any letter of a dossier may name; those of dates are in letter-dates.ts. */
export function factsAsValues(facts: LetterFacts): LetterValues {
  const { instance, content, lang, entry, author, officer, reason } = facts
  const { subject } = instance
  const context = remembered(instance)
  const say = (text: { fr: string; en?: string | undefined }) => inLang(text, lang).text
  const version = context.deposit ?? context.signed ?? context.proposed
  const hash = context.deposit?.hash ?? context.signed?.hash
  const correction = correctionOf(facts)
  return {
    dossier: subject.number,
    territoire: subject.territory || subject.number,
    projet: subject.title,
    appel: say(content.shortTitle),
    'numero-appel': subject.call,
    cloture: new Date(context.calendar['closesAt'] ?? 0),
    lien: facts.link,
    auteur: author?.name || memberName(facts, entry.by.id) || content.organiser.name,
    signataire: memberName(facts, context.signatory ?? ''),
    version: version?.revision ?? null,
    empreinte: hash ? groupsOfFour(hash) : null,
    code: context.deposit?.receipt ?? null,
    date: entry.at,
    jours: typeof entry.event['days'] === 'number' ? entry.event['days'] : null,
    motif: reason,
    message: correction?.message ?? null,
    pieces: correction ? labelsOfQuestions(facts, openReopened(facts)) : facts.missingPieces,
    rang: context.outcome?.rank ?? null,
    recours: [say(content.mentions.appeal), say(content.mentions.court)],
    autorite: `${say(content.authority.title)}, ${content.authority.body}`,
    agent: officer ? `${officer.name}, ${content.organiser.name}` : null,
    decision: context.outcome?.decision ?? null,
    organisateur: content.organiser.name,
    contact: content.organiser.mail,
    telephone: unbroken(content.organiser.phone)
  }
}

/** The correction that the step is about, or the one whose date comes first. */
export function correctionOf({
  entry,
  corrections,
  instance
}: LetterFacts): Correction | undefined {
  const named = corrections.find((one) => one._id === entry.event['id'])
  const [first] = [...remembered(instance).corrections].sort((a, b) => a.dueAt - b.dueAt)
  return named ?? corrections.find((one) => one._id === first?.id)
}

/** When a correction is waited for, and when the team goes on without it. */
export function correctionDates(facts: LetterFacts): { due: Date; end: Date } {
  const correction = correctionOf(facts)
  const open = remembered(facts.instance).corrections.find((one) => one.id === correction?._id)
  const due = open?.dueAt ?? correction?.dueAt.getTime() ?? facts.now.getTime()
  return { due: new Date(due), end: new Date(due + 7 * DAY) }
}

function openReopened(facts: LetterFacts): string[] {
  const { entry, corrections, instance } = facts
  const named = corrections.find((one) => one._id === entry.event['id'])
  if (named) return named.reopens
  const open = new Set(remembered(instance).corrections.map(({ id }) => id))
  return corrections.filter(({ _id }) => open.has(_id)).flatMap(({ reopens }) => reopens)
}

/** « D8, ce que vous répondrez » */
export function labelsOfQuestions(
  { content, lang }: Pick<LetterFacts, 'content' | 'lang'>,
  ids: readonly string[]
): string[] {
  const positions = labelsOf(content.form)
  return [...new Set(ids)].map((id) => {
    const question = findQuestion(content.form, id)
    const label = question ? inLang(question.label, lang).text : id
    const position = positions.get(id)
    return position ? `${position}, ${label}` : label
  })
}

function memberName({ members }: LetterFacts, account: string): string {
  const member = members.find((one) => one.account === account)
  if (!member) return ''
  return member.quality ? `${member.name}, ${member.quality}` : member.name
}

/** The first characters of a digest, as people compare them. */
function groupsOfFour(hash: string): string {
  return (hash.slice(0, 24).match(/.{4}/g) ?? []).join(' ')
}
