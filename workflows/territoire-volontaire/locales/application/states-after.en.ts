/** Before the answer is known to the candidate, every outcome is announced in the same words. */
const anAnswer = 'You will receive a written answer, whatever it is'

const sent = { candidate: 'An answer is being sent to you', ahead: anAnswer }
const unread = { candidate: 'Your answer is here: you may open it', ahead: anAnswer }
const accepting =
  'If you are selected, you will have some time to accept the place, from the day you read the answer'
const pieces = 'If you accept the place, we will ask you for the last documents'

export const statesAfterEn = {
  'file.answering': { staff: 'Answer to be delivered', ...sent },
  'file.answering.sending': { staff: 'Answer being sent', ...sent },
  'file.answering.undelivered': { staff: 'Answer, alert not delivered', ...sent },
  'file.answering.available': { staff: 'Answer made available', ...sent },

  'file.answered': { staff: 'Answered', ...unread },
  'file.answered.selected': {
    staff: 'Selected',
    candidate: 'Your application is selected',
    ahead: anAnswer
  },
  'file.answered.selected.unread': { staff: 'Selected, answer not read', ...unread },
  'file.answered.selected.unheard': { staff: 'Selected, no news', ...unread },
  'file.answered.selected.read': {
    staff: 'Selected, acceptance awaited',
    candidate: 'Your application is selected: the place awaits your agreement',
    ahead: accepting
  },
  'file.answered.selected.reminded': {
    staff: 'Selected, reminded to accept',
    candidate: 'Your application is selected: the place still awaits your agreement',
    ahead: accepting
  },
  'file.answered.accepted': {
    staff: 'Accepted',
    candidate: 'You have accepted the place: it is yours',
    ahead: 'If you accept the place, it is yours'
  },
  'file.answered.accepted.pieces': {
    staff: 'Accepted, documents awaited',
    candidate: 'The place is yours: some documents are left to send',
    ahead: pieces
  },
  'file.answered.accepted.piecesLate': {
    staff: 'Accepted, documents late',
    candidate: 'The place is yours: some documents are still awaited',
    ahead: pieces
  },
  'file.answered.accepted.complete': {
    staff: 'Accepted, documents received',
    candidate: 'The place is yours: every document has been received',
    ahead: pieces
  },
  'file.answered.reserve': {
    staff: 'Reserve list',
    candidate: 'Reserve list: a place may still become free',
    ahead: anAnswer
  },
  'file.answered.notSelected': {
    staff: 'Not selected',
    candidate: 'Application not selected: your answer says why',
    ahead: anAnswer
  },
  'file.answered.inadmissible': {
    staff: 'Inadmissible',
    candidate: 'Application inadmissible: your answer says why, and how to contest it',
    ahead: anAnswer
  },
  'file.answered.withdrawn': {
    staff: 'Withdrawn',
    candidate: 'Application withdrawn: the withdrawal is duly recorded',
    ahead: 'Once the application is submitted, you may withdraw it until the answer'
  },
  'file.answered.notDeposited': {
    staff: 'Not submitted',
    candidate: 'Not submitted at the closing: the application is not examined',
    ahead:
      'Without a submission at the closing, the application is not examined, and we write to you'
  },
  'file.answered.closedWithoutAction': {
    staff: 'Closed without action',
    candidate: 'Call closed without action: the reason lies outside your application',
    ahead: anAnswer
  },
  'file.answered.declined': {
    staff: 'Declined',
    candidate: 'Your decision to give up the place is duly recorded',
    ahead: 'If you give up the place, it is offered to the next application'
  },
  'file.answered.lapsed': {
    staff: 'Not accepted in time',
    candidate: 'The time to accept has passed: the place is offered to the next application',
    ahead: 'Without acceptance in time, the place is offered to the next application'
  },
  'file.answered.reserveExpired': {
    staff: 'Reserve list expired',
    candidate: 'The reserve list has come to its end',
    ahead: 'The reserve list is valid until the date announced'
  },

  'file.deleted': {
    staff: 'Draft deleted',
    candidate: 'Draft deleted',
    ahead: 'As long as nothing has been submitted, you may delete the draft'
  },
  'file.archived': {
    staff: 'Archived',
    candidate: 'Archived: your personal data have been erased',
    ahead: 'Your personal data will be erased at the end of their retention period'
  },

  'appeal.none': {
    staff: 'No appeal',
    candidate: 'No appeal under way',
    ahead: 'After the answer, you may ask for a review'
  },
  'appeal.examined': {
    staff: 'Appeal to examine',
    candidate: 'Your appeal has been received and is being examined',
    ahead: 'If you appeal, your appeal will be examined'
  },
  'appeal.settled': {
    staff: 'Appeal answered',
    candidate: 'Your appeal has its answer',
    ahead: 'The authority will answer your appeal'
  },
  'appeal.silent': {
    staff: 'Appeal, time passed without an answer',
    candidate: 'The time to answer your appeal has passed: our letter says what that allows',
    ahead: 'If the time passes without an answer, we will write to tell you what that allows'
  }
}
