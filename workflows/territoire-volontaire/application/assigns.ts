import { assertEvent } from 'xstate'
import type { Context, Outcome } from './context.ts'
import type { Event } from './events.ts'
import { answerReference } from './guards.ts'

interface Args {
  context: Context
  event: Event
}
type Change = Partial<Context>

/** Every change that a step makes to what is known of a dossier; pure. */
export const assigns = {
  proposeVersion: ({ event }: Args): Change => {
    assertEvent(event, 'ASK_SIGNATURE')
    return {
      proposed: { revision: event.revision, hash: event.hash },
      signatory: event.signatory || null
    }
  },
  forgetProposal: (): Change => ({ proposed: null, signed: null }),
  recordSignature: ({ context, event }: Args): Change => {
    assertEvent(event, 'SIGN')
    const { now, actor } = context.env
    return { signed: { revision: event.revision, hash: event.hash, by: actor.id, at: now } }
  },
  replaceSignatory: ({ event }: Args): Change => {
    assertEvent(event, 'REPLACE_SIGNATORY')
    return { signatory: event.signatory }
  },

  recordDeposit: ({ context, event }: Args): Change => {
    assertEvent(event, ['DEPOSIT', 'DEPOSIT_ON_PAPER'])
    const { revision, hash, receivedAt, receipt } = event
    const deposit = { revision, hash, receivedAt, receipt, by: context.env.actor.id }
    // what was signed on paper is signed; whoever signed it is asked again if a correction changes an answer
    return event.type === 'DEPOSIT' ? { deposit } : { deposit, signatory: event.signatory || null }
  },
  depositByClock: ({ context, event }: Args): Change => {
    assertEvent(event, 'CLOSE_DEPOSITS')
    if (context.deposit || !context.signed) return {}
    const { revision, hash } = context.signed
    const { closesAt, receipt } = event
    return { deposit: { revision, hash, receivedAt: closesAt, receipt, by: 'clock' } }
  },

  setCalendar: ({ event }: Args): Change => {
    assertEvent(event, 'CHANGE_CALENDAR')
    return { calendar: event.calendar }
  },
  assignOfficer: ({ event }: Args): Change => {
    assertEvent(event, 'ASSIGN_OFFICER')
    return { officer: event.officer }
  },

  openCorrection: ({ context, event }: Args): Change => {
    assertEvent(event, 'REQUEST_CORRECTION')
    const { id, reopens, dueAt } = event
    return { corrections: [...context.corrections, { id, reopens, dueAt, availableAt: null }] }
  },
  startCorrectionClock: ({ context, event }: Args): Change => {
    assertEvent(event, ['LETTER_AVAILABLE', 'SETTLE_LETTER'])
    const { at, dueAt } = event
    return {
      corrections: context.corrections.map((open) =>
        open.availableAt !== null || ('ref' in event && event.ref !== open.id)
          ? open
          : { ...open, availableAt: at, dueAt: Math.max(open.dueAt, dueAt ?? 0) }
      )
    }
  },
  extendCorrection: ({ context, event }: Args): Change => {
    assertEvent(event, 'EXTEND_CORRECTION')
    const { id, dueAt } = event
    return {
      corrections: context.corrections.map((open) => (open.id === id ? { ...open, dueAt } : open))
    }
  },
  closeCorrection: ({ context, event }: Args): Change => {
    assertEvent(event, ['LIFT_CORRECTION', 'ANSWER_CORRECTION'])
    return { corrections: context.corrections.filter((open) => open.id !== event.id) }
  },
  closeAllCorrections: (): Change => ({ corrections: [] }),
  reviseDeposit: ({ context, event }: Args): Change => {
    assertEvent(event, 'ANSWER_CORRECTION')
    const { revision, hash } = event
    return {
      proposed: { revision, hash },
      deposit: context.deposit && { ...context.deposit, revision, hash }
    }
  },

  reserveJudgement: (): Change => ({ reservation: true }),
  addReader: ({ context, event }: Args): Change => {
    assertEvent(event, 'ASSIGN_READER')
    return { readers: [...context.readers, event.reader] }
  },
  removeReader: ({ context, event }: Args): Change => {
    assertEvent(event, ['REMOVE_READER', 'RECUSE'])
    const gone = event.type === 'RECUSE' ? context.env.actor.id : event.reader
    return {
      readers: context.readers.filter((reader) => reader !== gone),
      readings: context.readings.filter((reading) => reading.reader !== gone)
    }
  },
  recordReading: ({ context, event }: Args): Change => {
    assertEvent(event, 'FINISH_READING')
    const { reader, levels } = event
    return { readings: [...context.readings, { reader, levels }] }
  },

  setOutcome: ({ event }: Args): Change => {
    assertEvent(event, ['PROPOSE_OUTCOME', 'REPLACE_DECISION'])
    return { ...unanswered, outcome: { kind: event.outcome, rank: event.rank, decision: null } }
  },
  recordDecision: ({ context, event }: Args): Change => {
    assertEvent(event, 'DECIDE')
    return { outcome: context.outcome && { ...context.outcome, decision: event.decision } }
  },
  endAs: (_: Args, params: { kind: Outcome }): Change => ({
    ...unanswered,
    outcome: { kind: params.kind, rank: null, decision: null }
  }),
  promote: ({ context }: Args): Change => ({
    ...unanswered,
    outcome: {
      kind: 'selected',
      rank: context.outcome?.rank ?? null,
      decision: context.outcome?.decision ?? null
    }
  }),
  forgetOutcome: (): Change => ({ ...unanswered, outcome: null }),

  recordAvailable: ({ context }: Args): Change => ({ availableAt: context.env.now }),
  recordUndelivered: ({ context }: Args): Change => ({
    availableAt: context.env.now,
    alertFailed: true
  }),
  recordBounce: (): Change => ({ alertFailed: true }),
  settleAlert: (): Change => ({ alertFailed: false }),
  recordReception: ({ event }: Args): Change => {
    assertEvent(event, ['READ', 'RECORD_RECEPTION'])
    return {
      readAt: event.at,
      acceptBy: event.acceptBy,
      appealBy: event.appealBy,
      alertFailed: false
    }
  },
  extendAcceptance: ({ event }: Args): Change => {
    assertEvent(event, 'EXTEND_ACCEPTANCE')
    return { acceptBy: event.until }
  },
  extendPieces: ({ event }: Args): Change => {
    assertEvent(event, 'EXTEND_PIECES')
    return { piecesBy: event.until }
  },
  recordAppeal: ({ context, event }: Args): Change => {
    assertEvent(event, 'APPEAL')
    return { appealAnswerBy: event.answerBy, appealed: answerReference(context) }
  }
}

/** A new answer starts without anything of the one that it replaces. */
const unanswered: Change = {
  availableAt: null,
  alertFailed: false,
  readAt: null,
  acceptBy: null,
  appealBy: null
}
