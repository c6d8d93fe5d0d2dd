import { instantsOf } from '../../../calls/index.ts'
import { parisDay, parisTime } from '../../../shared/paris-time.ts'
import { dayRange, shortDeadline, type Speech } from '../../public/call/calendar-words.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { stageOf, type DossierStage } from '../dossier/stage-of.ts'

/** One step of the way of a dossier. */
export interface PathStep {
  text: string
  when: string
  kind: 'past' | 'here' | 'ahead'
}

type Step =
  | 'written'
  | 'signed'
  | 'deposited'
  | 'screening'
  | 'reading'
  | 'jury'
  | 'answer'
  | 'accept'
  | 'pieces'

const WAY: readonly Step[] = [
  ...(['written', 'signed', 'deposited', 'screening', 'reading', 'jury', 'answer'] as const),
  ...(['accept', 'pieces'] as const)
]

/** On which step each stage stands. */
const HERE: Partial<Record<DossierStage, Step>> = {
  draft: 'written',
  signing: 'signed',
  signed: 'deposited',
  deposited: 'deposited',
  revising: 'deposited',
  'revising-signing': 'deposited',
  'revising-signed': 'deposited',
  screening: 'screening',
  correction: 'screening',
  'correction-signing': 'screening',
  admissible: 'reading',
  reading: 'reading',
  deciding: 'jury',
  selected: 'accept',
  pieces: 'pieces',
  complete: 'pieces'
}

/**
 * The way of a dossier: what is behind, where it is, what comes. Once an answer is there, the steps between
 * the deposit and it are not told apart: which of them took place is part of the answer.
 * @param here what the candidate reads of the present state
 * @param now a date of another year than this one's says which
 */
export function dossierPath(dossier: OpenDossier, here: string, now: Date): PathStep[] {
  const { instance, answerRead, content, voice } = dossier
  const speech = { t: voice.t, lang: voice.lang, now }
  const stage = stageOf(instance, answerRead)
  const current = HERE[stage] ?? 'answer'
  const steps = WAY.filter((step) => isOnTheWay(step, dossier, stage))
  const position = steps.indexOf(current)
  return steps.map((step, index) => {
    if (index < position) return past(step, dossier, speech)
    if (index > position) return ahead(step, dossier, speech)
    const text = speech.t('applicant.path.here', { here })
    return { text, when: hereWhen(step, dossier, stage, speech), kind: 'here' }
  })

  function isOnTheWay(step: Step, { context }: OpenDossier, at: DossierStage): boolean {
    const inAnswer = current === 'answer' || current === 'accept' || current === 'pieces'
    if (step === 'signed')
      return content.settings.signatory && (!inAnswer || context.signed !== null)
    if (step === 'deposited') return !inAnswer || context.deposit !== null
    if (step === 'screening' || step === 'reading' || step === 'jury') {
      return !inAnswer && (step !== 'reading' || content.settings.scored)
    }
    if (step === 'accept' || step === 'pieces') {
      return !inAnswer || at === 'selected' || at === 'pieces' || at === 'complete'
    }
    return true
  }
}

function past(step: Step, { context, instance }: OpenDossier, speech: Speech): PathStep {
  const { t, lang, now } = speech
  const on = (time: number) => {
    const date = new Date(time)
    return t('applicant.path.on', { day: parisDay(date, lang, now), time: parisTime(date, lang) })
  }
  const whens: Partial<Record<Step, string>> = {
    written: t('applicant.path.begun', { day: parisDay(instance.subject.createdAt, lang, now) }),
    ...(context.signed && { signed: on(context.signed.at) }),
    ...(context.deposit && { deposited: on(context.deposit.receivedAt) }),
    ...(context.readAt !== null && { answer: on(context.readAt) })
  }
  return { text: t(`applicant.path.past.${step}`), when: whens[step] ?? '', kind: 'past' }
}

function ahead(step: Step, { content, context }: OpenDossier, speech: Speech): PathStep {
  const { t, lang, now } = speech
  const calendar = instantsOf(content.calendar)
  const at = (time: number) => new Date(time)
  const range = (from: number, to: number) => dayRange(at(from), at(to), speech)
  const before = (time: number) =>
    t('applicant.path.before', { date: shortDeadline(at(time), speech) })
  const whens: Record<Step, string> = {
    written: '',
    signed: before(calendar.closesAt),
    deposited: before(calendar.closesAt),
    screening: range(calendar.closesAt, calendar.screeningEndsAt),
    reading: range(calendar.readingsOpenAt, calendar.readingsEndAt),
    jury: parisDay(at(calendar.juryAt), lang, now),
    answer: t('applicant.path.at-latest', { day: parisDay(at(calendar.answersBy), lang, now) }),
    accept: t('applicant.path.from-reading'),
    pieces: before(context.piecesBy ?? calendar.piecesDueAt)
  }
  const words = { count: content.settings.readings, days: content.settings.acceptanceDays }
  return { text: t(`applicant.path.ahead.${step}`, words), when: whens[step], kind: 'ahead' }
}

function hereWhen(step: Step, dossier: OpenDossier, stage: DossierStage, speech: Speech): string {
  const { context, instance } = dossier
  const { t, lang, now } = speech
  if (stage === 'correction') {
    const due = new Date(Math.min(...context.corrections.map(({ dueAt }) => dueAt)))
    return t('applicant.path.correction', { date: shortDeadline(due, speech) })
  }
  if (stage === 'draft') {
    return t('applicant.path.since', { day: parisDay(instance.subject.createdAt, lang, now) })
  }
  if (stage === 'selected' && context.acceptBy !== null) {
    const date = shortDeadline(new Date(context.acceptBy), speech)
    return t('applicant.path.before', { date })
  }
  // An answer that was read is no longer waited for.
  if (step === 'answer' && dossier.answerRead) return past(step, dossier, speech).when
  return ahead(step, dossier, speech).when
}
