import type { Outcome } from './context.ts'

/** A letter to everyone who writes the dossier. */
export const letter = (name: string) => ({ type: 'sendLetter', params: { letter: name } }) as const

/** A letter to the signatory alone. */
export const ask = (name: string) => ({ type: 'askSignatory', params: { letter: name } }) as const

/** An alert to the officers of the call. */
export const alert = (name: string) => ({ type: 'alertTeam', params: { letter: name } }) as const

/** The kind of answer with which the dossier leaves. */
export const endAs = (kind: Outcome) => ({ type: 'endAs', params: { kind } }) as const

export const outcomeIs = (kind: Outcome) => ({ type: 'outcomeIs', params: { kind } }) as const

/** Every letter that the dossier's chart names; `answer` stands for the letter of each outcome. */
export const letters = [
  'signature-request',
  'signature-reminder',
  'signature-refused',
  'signed-notice',
  'deposit-receipt',
  'deposited-by-clock',
  'taken-up-again',
  'draft-reminder',
  'correction-requested',
  'correction-extended',
  'correction-lifted',
  'correction-reminder',
  'correction-overdue',
  'correction-received',
  'correction-signature',
  'admissible',
  'acceptance-reminder',
  'accepted',
  'pieces-reminder',
  'pieces-received',
  'declined',
  'lapsed',
  'reserve-expired',
  'appeal-received',
  'appeal-answered',
  'appeal-silent',
  'team-nobody-took-it',
  'team-screening-late',
  'team-taken-with-reservation',
  'team-undelivered',
  'team-correction-answered',
  'team-correction-unanswered',
  'team-readings-late',
  'team-readings-incomplete',
  'team-no-opinion',
  'team-unread',
  'team-pieces-late'
]
