import { journalOfTheEngineEn } from '../journal-of-the-engine.en.ts'

/** What the journal of a call says of each event. */
export const callJournalEn = {
  ...journalOfTheEngineEn,
  START: 'The call begins to be prepared',
  CHANGE_DRAFT: 'The preparation is saved',
  OPEN: 'The call is opened, its rules are sealed',
  DISCARD: 'The preparation is given up',
  AMEND: 'An amendment is published and sealed',
  EXTEND: 'The closing is put off for everybody',
  POSTPONE: 'Dates to come are put off for everybody',
  CANCEL: 'The call is cancelled',
  CONFIRM_CLOSING: 'The closing is confirmed',
  GIVE_OPINION: 'The jury gives its opinion',
  SIGN_DECISION: 'The decision is signed',
  ANNOUNCE: 'The answers are announced',
  FREE_PLACE: 'A place comes free; the next application is called',
  COMPLETE: 'The call is closed, each application has its answer'
}
