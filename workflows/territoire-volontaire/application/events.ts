import type { Calendar } from '../calendar.ts'
import type { Outcome, Reading, Version } from './context.ts'

/** Facts of the call that travel with an event, so that replay needs nothing else. Instants in milliseconds. */
export type Event =
  | ({
      type: 'ASK_SIGNATURE'
      signatory: string
      problems: string[]
      closesAt: number
    } & Version)
  | { type: 'TAKE_BACK' }
  | ({ type: 'SIGN' } & Version)
  | { type: 'REFUSE_SIGNATURE'; reason: string }
  | { type: 'REPLACE_SIGNATORY'; signatory: string }
  | ({
      type: 'DEPOSIT'
      receivedAt: number
      closesAt: number
      receipt: string
      problems: string[]
    } & Version)
  | ({
      type: 'DEPOSIT_ON_PAPER'
      receivedAt: number
      receipt: string
      reason: string
      /** account of whoever signed the paper, where their address is known */
      signatory: string
      /** the call has taken up its dossiers already */
      closed: boolean
    } & Version)
  | { type: 'TAKE_UP_AGAIN'; closesAt: number }
  | { type: 'ABANDON_REVISION' }
  | { type: 'DELETE_DRAFT' }
  | { type: 'WITHDRAW'; reason: string }
  | { type: 'REMIND_DRAFT'; days: number }
  | { type: 'CLOSE_DEPOSITS'; closesAt: number; receipt: string }
  | { type: 'CHANGE_CALENDAR'; calendar: Calendar; reason: string }
  | { type: 'CANCEL_CALL'; reason: string }
  | { type: 'ASSIGN_OFFICER'; officer: string }
  | { type: 'REQUEST_CORRECTION'; id: string; kind: string; reopens: string[]; dueAt: number }
  | { type: 'EXTEND_CORRECTION'; id: string; dueAt: number; reason: string }
  | { type: 'LIFT_CORRECTION'; id: string; reason: string }
  | ({
      type: 'ANSWER_CORRECTION'
      id: string
      answersChanged: boolean
      problems: string[]
    } & Version)
  | { type: 'LETTER_AVAILABLE'; letter: string; ref: string; at: number; dueAt?: number }
  | { type: 'LETTER_FAILED'; letter: string; ref: string; error: string }
  | { type: 'SETTLE_LETTER'; how: string; at: number; dueAt?: number }
  | { type: 'RESEND_LETTER' }
  | { type: 'DECLARE_ADMISSIBLE'; unchecked: number; failing: number }
  | { type: 'DECLARE_INADMISSIBLE'; reason: string }
  | { type: 'UNDO_ADMISSIBILITY'; reason: string }
  | { type: 'UNDO_INADMISSIBILITY'; reason: string }
  | { type: 'DISCLOSE' }
  | { type: 'ASSIGN_READER'; reader: string; recused: string[] }
  | { type: 'REMOVE_READER'; reader: string; reason: string }
  | { type: 'RECUSE'; reason: string }
  | ({ type: 'FINISH_READING'; missing: number } & Reading)
  | { type: 'PROPOSE_OUTCOME'; outcome: Outcome; rank: number | null }
  | { type: 'DECIDE'; decision: string }
  | { type: 'READ'; at: number; acceptBy: number; appealBy: number }
  | { type: 'RECORD_RECEPTION'; how: string; at: number; acceptBy: number; appealBy: number }
  | { type: 'ACCEPT' }
  | { type: 'DECLINE'; reason: string }
  | { type: 'EXTEND_ACCEPTANCE'; until: number; reason: string }
  | { type: 'PROVIDE_PIECES'; missing: string[] }
  | { type: 'EXTEND_PIECES'; until: number; reason: string }
  | { type: 'PROMOTE' }
  | { type: 'REPLACE_DECISION'; outcome: Outcome; rank: number | null; reason: string }
  | { type: 'APPEAL'; reason: string; answerBy: number }
  | { type: 'ANSWER_APPEAL'; upheld: boolean; reason: string }

/** Who may send what. `call` and `messaging` are other parts of Candide, not people. */
export const rules: Readonly<Record<Event['type'], { roles: readonly string[] }>> = {
  ASK_SIGNATURE: { roles: ['writer'] },
  TAKE_BACK: { roles: ['writer'] },
  SIGN: { roles: ['signatory'] },
  REFUSE_SIGNATURE: { roles: ['signatory'] },
  REPLACE_SIGNATORY: { roles: ['writer', 'officer'] },
  DEPOSIT: { roles: ['writer'] },
  DEPOSIT_ON_PAPER: { roles: ['officer'] },
  TAKE_UP_AGAIN: { roles: ['writer'] },
  ABANDON_REVISION: { roles: ['writer'] },
  DELETE_DRAFT: { roles: ['writer'] },
  WITHDRAW: { roles: ['writer', 'officer'] },
  REMIND_DRAFT: { roles: ['call'] },
  CLOSE_DEPOSITS: { roles: ['call'] },
  CHANGE_CALENDAR: { roles: ['call'] },
  CANCEL_CALL: { roles: ['call'] },
  ASSIGN_OFFICER: { roles: ['officer'] },
  REQUEST_CORRECTION: { roles: ['officer'] },
  EXTEND_CORRECTION: { roles: ['officer'] },
  LIFT_CORRECTION: { roles: ['officer'] },
  ANSWER_CORRECTION: { roles: ['writer'] },
  LETTER_AVAILABLE: { roles: ['messaging'] },
  LETTER_FAILED: { roles: ['messaging'] },
  SETTLE_LETTER: { roles: ['officer'] },
  RESEND_LETTER: { roles: ['officer'] },
  DECLARE_ADMISSIBLE: { roles: ['officer'] },
  DECLARE_INADMISSIBLE: { roles: ['officer'] },
  UNDO_ADMISSIBILITY: { roles: ['officer'] },
  UNDO_INADMISSIBILITY: { roles: ['officer'] },
  DISCLOSE: { roles: ['officer'] },
  ASSIGN_READER: { roles: ['officer', 'system'] },
  REMOVE_READER: { roles: ['officer'] },
  RECUSE: { roles: ['committee'] },
  FINISH_READING: { roles: ['committee'] },
  PROPOSE_OUTCOME: { roles: ['call'] },
  DECIDE: { roles: ['call', 'authority'] },
  READ: { roles: ['writer', 'signatory'] },
  RECORD_RECEPTION: { roles: ['officer'] },
  ACCEPT: { roles: ['writer'] },
  DECLINE: { roles: ['writer'] },
  EXTEND_ACCEPTANCE: { roles: ['officer'] },
  PROVIDE_PIECES: { roles: ['writer'] },
  EXTEND_PIECES: { roles: ['officer'] },
  PROMOTE: { roles: ['call'] },
  REPLACE_DECISION: { roles: ['authority'] },
  APPEAL: { roles: ['writer'] },
  ANSWER_APPEAL: { roles: ['authority'] }
}
