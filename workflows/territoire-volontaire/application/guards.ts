import type { Context, Outcome } from './context.ts'
import type { Event } from './events.ts'

/** What can be wrong: something is missing, contradicts itself, or was true and no longer is. */
export const correctionKinds = ['incomplete', 'incorrect', 'outdated']

interface Args {
  context: Context
  event: Event
}

/** Every guard of the dossier's chart: it reads the context and the facts of the event, and nothing else. */
export const guards = {
  needsSignatory: ({ context }: Args) => context.settings.signatory,
  noSignatoryNeeded: ({ context }: Args) => !context.settings.signatory,
  isScored: ({ context }: Args) => context.settings.scored,

  isOnPaper: ({ context }: Args) => context.onPaper,
  callHasClosed: ({ event }: Args) => 'closed' in event && event.closed,
  isComplete: ({ event }: Args) => !('problems' in event) || event.problems.length === 0,
  beforeClosing: ({ context, event }: Args) => {
    const closesAt = 'closesAt' in event ? event.closesAt : context.calendar.closesAt
    return ('receivedAt' in event ? event.receivedAt : context.env.now) < closesAt
  },
  isTheVersionShown: ({ context, event }: Args) =>
    'hash' in event && event.hash === context.proposed?.hash,
  isTheVersionSigned: ({ context, event }: Args) =>
    'hash' in event && event.hash === context.signed?.hash,
  isTheSignatory: ({ context }: Args) => context.env.actor.id === context.signatory,
  hasDeposit: ({ context }: Args) => context.deposit !== null,

  givesReason: ({ event }: Args) =>
    'reason' in event && typeof event.reason === 'string' && event.reason.trim() !== '',
  isOpenCorrection: ({ context, event }: Args) =>
    'id' in event && context.corrections.some((open) => open.id === event.id),
  isLastCorrection: ({ context, event }: Args) =>
    'id' in event && context.corrections.every((open) => open.id === event.id),
  isNewCorrection: ({ context, event }: Args) =>
    'id' in event && context.corrections.every((open) => open.id !== event.id),
  reopensSomething: ({ event }: Args) => 'reopens' in event && event.reopens.length > 0,
  isDueLater: ({ context, event }: Args) => {
    const due = 'dueAt' in event ? event.dueAt : 'until' in event ? event.until : undefined
    return due !== undefined && due > context.env.now
  },
  givesKind: ({ event }: Args) => 'kind' in event && correctionKinds.includes(event.kind),
  hasNoOpenCorrection: ({ context }: Args) => context.corrections.length === 0,
  changesAnswers: ({ context, event }: Args) =>
    context.settings.signatory &&
    context.signatory !== null &&
    'answersChanged' in event &&
    event.answersChanged,
  isAboutTheAnswer: ({ context, event }: Args) =>
    'ref' in event && event.ref === answerReference(context),
  isAboutAnOpenCorrection: ({ context, event }: Args) =>
    'ref' in event && context.corrections.some((open) => open.id === event.ref),

  isAllChecked: ({ event }: Args) => 'unchecked' in event && event.unchecked === 0,
  isAllConform: ({ event }: Args) => 'failing' in event && event.failing === 0,
  beforeReadings: ({ context }: Args) => context.env.now < context.calendar.readingsOpenAt,

  isFreeReader: ({ context, event }: Args) =>
    'reader' in event &&
    !context.readers.includes(event.reader) &&
    !('recused' in event && event.recused.includes(event.reader)),
  isReader: ({ context, event }: Args) =>
    'reader' in event && context.readers.includes(event.reader),
  isOwnReading: ({ context, event }: Args) =>
    context.readers.includes(context.env.actor.id) &&
    (!('reader' in event) || event.reader === context.env.actor.id),
  notYetRead: ({ context, event }: Args) => {
    const reader = 'reader' in event ? event.reader : context.env.actor.id
    return context.readings.every((reading) => reading.reader !== reader)
  },
  scoresAllCriteria: ({ event }: Args) => 'missing' in event && event.missing === 0,
  readingsLack: ({ context }: Args) => context.readings.length < context.settings.readings,
  readingsAreIn: ({ context }: Args) => context.readings.length >= context.settings.readings,
  readingsDisagree: ({ context }: Args) =>
    context.readings.length === context.settings.readings &&
    widestGap(context) >= context.settings.thirdReadingGap,
  thirdReadingIsIn: ({ context }: Args) => context.readings.length > context.settings.readings,

  isJuryOutcome: ({ event }: Args) =>
    'outcome' in event && ['selected', 'reserve', 'notSelected'].includes(event.outcome),
  proposesSelected: ({ event }: Args) => 'outcome' in event && event.outcome === 'selected',
  proposesReserve: ({ event }: Args) => 'outcome' in event && event.outcome === 'reserve',
  outcomeIs: ({ context }: Args, params: { kind: Outcome }) =>
    context.outcome?.kind === params.kind,

  notYetReadAnswer: ({ context }: Args) => context.readAt === null,
  isDisclosed: ({ context }: Args) => context.availableAt !== null,
  beforeAcceptanceEnds: ({ context }: Args) =>
    context.acceptBy === null || context.env.now < context.acceptBy,
  hasAllPieces: ({ event }: Args) =>
    'missing' in event && Array.isArray(event.missing) && event.missing.length === 0,
  alertHasFailed: ({ context }: Args) => context.alertFailed,
  notYetAppealed: ({ context }: Args) => context.appealed !== answerReference(context),
  beforeAppealEnds: ({ context }: Args) =>
    context.appealBy === null || context.env.now < context.appealBy
}

/** By which reference a letter and its fate are recognised as those of the present answer. */
export function answerReference(context: Context): string {
  return `${context.number}:${context.outcome?.kind ?? ''}:${context.outcome?.decision ?? ''}`
}

function widestGap({ readings }: Context): number {
  const criteria = new Set(readings.flatMap((reading) => Object.keys(reading.levels)))
  let widest = 0
  for (const criterion of criteria) {
    const levels = readings.flatMap((reading) => reading.levels[criterion] ?? [])
    widest = Math.max(widest, Math.max(...levels) - Math.min(...levels))
  }
  return widest
}
