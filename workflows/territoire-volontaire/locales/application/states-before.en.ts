/** One wording for every state that a candidate must not be able to tell from another. */
const screening = {
  candidate: 'Admissibility: the team is checking your application',
  ahead: 'The team will check that the application is complete and admissible'
}
const reading = {
  candidate: 'Being read by the committee',
  ahead: 'If the application is admissible, the committee will read it, with the same grid for all'
}
const deciding = {
  candidate: 'The decision is being prepared: you will have a written answer, whatever it is',
  ahead: 'The jury will give its opinion, then the authority will decide'
}

const correctionAhead = 'If anything is missing, we will ask you for it and give you time to reply'
const signingAhead = 'The signatory will read the application and sign it'
const revisingAhead =
  'Until the closing, you may take the application up again without losing your submission'

export const statesBeforeEn = {
  'file.before': {
    staff: 'Before the answer',
    candidate: 'Your application is on its way',
    ahead: 'Your application will make its way to a written answer'
  },

  'file.before.preparing': {
    staff: 'In preparation',
    candidate: 'You are preparing your application',
    ahead: 'You will prepare the application, several of you if you like'
  },
  'file.before.preparing.draft': {
    staff: 'Draft',
    candidate: 'Draft: you are writing, nothing has been submitted yet',
    ahead: 'You will write the application, at your own pace'
  },
  'file.before.preparing.typing': {
    staff: 'Typing a paper application',
    candidate: 'The team is typing the application received on paper',
    ahead: 'If you submit on paper, the team will type your application as it is'
  },
  'file.before.preparing.signing': {
    staff: 'Waiting for signature',
    candidate: 'Waiting for signature',
    ahead: signingAhead
  },
  'file.before.preparing.signing.asked': {
    staff: 'Waiting for signature',
    candidate: 'Waiting for signature',
    ahead: signingAhead
  },
  'file.before.preparing.signing.reminded': {
    staff: 'Waiting for signature, one reminder',
    candidate: 'Waiting for signature: a reminder has been sent',
    ahead: signingAhead
  },
  'file.before.preparing.signing.remindedTwice': {
    staff: 'Waiting for signature, two reminders',
    candidate: 'Waiting for signature: two reminders have been sent',
    ahead: signingAhead
  },
  'file.before.preparing.signed': {
    staff: 'Signed, to be submitted',
    candidate: 'Signed: all that is left is to submit it',
    ahead: 'Once the application is signed, you will submit it'
  },

  'file.before.deposited': {
    staff: 'Submitted',
    candidate: 'Submitted and safely received',
    ahead: 'The application will be submitted, and you will get a receipt for it'
  },

  'file.before.revising': {
    staff: 'Submitted, taken up again',
    candidate: 'You are revising the application; your submission still stands',
    ahead: revisingAhead
  },
  'file.before.revising.draft': {
    staff: 'Submitted, taken up again',
    candidate: 'You are revising the application; your submission still stands',
    ahead: revisingAhead
  },
  'file.before.revising.signing': {
    staff: 'Submitted, new version to sign',
    candidate: 'The new version is waiting for its signature; your submission still stands',
    ahead: revisingAhead
  },
  'file.before.revising.signed': {
    staff: 'Submitted, new version signed',
    candidate: 'The new version is signed and yours to submit; your submission still stands',
    ahead: revisingAhead
  },

  'file.before.screening': { staff: 'Admissibility', ...screening },
  'file.before.screening.untaken': { staff: 'Admissibility, to be assigned', ...screening },
  'file.before.screening.checking': { staff: 'Admissibility', ...screening },
  'file.before.screening.late': { staff: 'Admissibility, late', ...screening },

  'file.before.correction': {
    staff: 'To be corrected',
    candidate: 'To be corrected: you are asked for an answer or a document',
    ahead: correctionAhead
  },
  'file.before.correction.sending': {
    staff: 'To be corrected, request being sent',
    candidate: 'To be corrected: a request is addressed to you, and you may reply already',
    ahead: correctionAhead
  },
  'file.before.correction.undelivered': {
    staff: 'To be corrected, alert not delivered',
    candidate: 'To be corrected: a request is addressed to you, and you may reply already',
    ahead: correctionAhead
  },
  'file.before.correction.waiting': {
    staff: 'To be corrected',
    candidate: 'To be corrected: it is your turn',
    ahead: correctionAhead
  },
  'file.before.correction.reminded': {
    staff: 'To be corrected, reminder sent',
    candidate: 'To be corrected: it is your turn, and a reminder has been sent to you',
    ahead: correctionAhead
  },
  'file.before.correction.overdue': {
    staff: 'To be corrected, past its date',
    candidate: 'To be corrected: there is still time to reply',
    ahead: correctionAhead
  },
  'file.before.correction.signing': {
    staff: 'Correction to sign',
    candidate: 'Your correction has been received and is waiting for its signature',
    ahead: 'If the correction changes an answer, the signatory will sign it'
  },

  'file.before.inadmissible': { staff: 'Inadmissible, letter to read again', ...screening },
  'file.before.admissible': {
    staff: 'Admissible',
    candidate: 'Admissible: your application will be examined on its merits',
    ahead: 'If the application is admissible, it will be examined on its merits'
  },

  'file.before.scoring': { staff: 'Being read', ...reading },
  'file.before.scoring.reading': { staff: 'Being read', ...reading },
  'file.before.scoring.late': { staff: 'Being read, late', ...reading },
  'file.before.thirdReading': { staff: 'Third reading', ...reading },

  'file.before.deliberation': { staff: 'Deliberation', ...deciding },
  'file.before.deliberation.opinion': { staff: 'Deliberation, opinion awaited', ...deciding },
  'file.before.deliberation.noOpinion': { staff: 'Deliberation, no opinion', ...deciding },
  'file.before.provisional': { staff: 'Provisional outcome', ...deciding },
  'file.before.provisional.selected': { staff: 'Selected, provisional', ...deciding },
  'file.before.provisional.reserve': { staff: 'Reserve list, provisional', ...deciding },
  'file.before.provisional.notSelected': { staff: 'Not selected, provisional', ...deciding }
}
