const DAY = 86_400_000
const start = Date.parse('2027-01-11T08:00:00Z')

const calendar = Object.fromEntries(
  [
    ...['opensAt', 'questionsUntil', 'closesAt', 'screeningEndsAt', 'screeningFallbackAt'],
    ...['readingsOpenAt', 'readingsEndAt', 'readingsFallbackAt', 'juryAt', 'juryFallbackAt'],
    ...['deputyFrom', 'answersBy', 'authorityFallbackAt', 'piecesDueAt', 'reserveExpiresAt']
  ].map((name, index) => [name, start + index * 30 * DAY])
)

export const applicationInput = {
  ...{ number: 'VAC-0001', call: '2027-01', signatory: 'somebody', calendar },
  settings: { signatory: true, scored: true, readings: 2, thirdReadingGap: 2, acceptanceDays: 15 }
}
export const callInput = { number: '2027-01', calendar }

const now = Date.parse('2027-02-22T13:00:00Z')
const version = { revision: 1, hash: 'abc' }
const reason = 'remark:1'
const periods = { at: now, acceptBy: now + 15 * DAY, appealBy: now + 60 * DAY }

/** Facts with which each event could be sent; what is refused is refused for its state or its guard. */
export const factsOfEvents: Record<string, Record<string, unknown>> = {
  ASK_SIGNATURE: { ...version, signatory: 'somebody', problems: [], closesAt: now + DAY },
  SIGN: version,
  REFUSE_SIGNATURE: { reason },
  REPLACE_SIGNATORY: { signatory: 'another' },
  DEPOSIT: { ...version, receivedAt: now, closesAt: now + DAY, receipt: 'code', problems: [] },
  DEPOSIT_ON_PAPER: {
    ...{ ...version, receivedAt: now, receipt: 'code', reason },
    ...{ signatory: '', closed: false }
  },
  TAKE_UP_AGAIN: { closesAt: now + DAY },
  WITHDRAW: { reason },
  REMIND_DRAFT: { days: 15 },
  CLOSE_DEPOSITS: { closesAt: now, receipt: 'code' },
  CHANGE_CALENDAR: { calendar, reason },
  CANCEL_CALL: { reason },
  ASSIGN_OFFICER: { officer: 'somebody' },
  REQUEST_CORRECTION: { id: 'c1', kind: 'incomplete', reopens: ['title'], dueAt: now + DAY },
  EXTEND_CORRECTION: { id: 'c1', dueAt: now + DAY, reason },
  LIFT_CORRECTION: { id: 'c1', reason },
  ANSWER_CORRECTION: { ...version, id: 'c1', answersChanged: false, problems: [] },
  LETTER_AVAILABLE: { letter: 'x', ref: 'c1', at: now },
  LETTER_FAILED: { letter: 'x', ref: 'c1', error: '550' },
  SETTLE_LETTER: { how: 'phone', at: now },
  DECLARE_ADMISSIBLE: { unchecked: 2, failing: 1 },
  DECLARE_INADMISSIBLE: { reason: '' },
  UNDO_ADMISSIBILITY: { reason },
  UNDO_INADMISSIBILITY: { reason: '' },
  ASSIGN_READER: { reader: 'somebody', recused: ['somebody'] },
  REMOVE_READER: { reader: 'another', reason },
  RECUSE: { reason },
  FINISH_READING: { reader: 'somebody', levels: { power: 3 }, missing: 5 },
  PROPOSE_OUTCOME: { outcome: 'selected', rank: 1 },
  DECIDE: { decision: 'd1' },
  READ: periods,
  RECORD_RECEPTION: { how: 'post', ...periods },
  DECLINE: { reason: '' },
  EXTEND_ACCEPTANCE: { until: now - DAY, reason },
  PROVIDE_PIECES: { missing: ['bank-details'] },
  EXTEND_PIECES: { until: now + DAY, reason: '' },
  REPLACE_DECISION: { outcome: 'reserve', rank: 1, reason },
  APPEAL: { reason, answerBy: now + 60 * DAY },
  ANSWER_APPEAL: { upheld: false, reason },
  CHANGE_DRAFT: { calendar },
  OPEN: { problems: ['grid-missing'], seal: 'abc', calendar },
  AMEND: { seal: 'abc', reason: '' },
  EXTEND: { calendar, seal: 'abc', reason },
  POSTPONE: { calendar, seal: 'abc', reason },
  CANCEL: { reason: '' },
  CONFIRM_CLOSING: { reason: '' },
  GIVE_OPINION: { selection: '', problems: ['unread:VAC-0001'] },
  SIGN_DECISION: { decision: '', selection: '', problems: ['no-opinion'] },
  ANNOUNCE: { unanswered: 3 },
  FREE_PLACE: { application: 'VAC-0001' },
  COMPLETE: { unanswered: 1, failedAlerts: 1 }
}
