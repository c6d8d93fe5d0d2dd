export const guardsEn = {
  needsSignatory: {
    why: 'This call does without a signatory.',
    then: 'The application may be submitted directly.'
  },
  noSignatoryNeeded: {
    why: 'This call asks for a signature before the submission.',
    then: 'Ask for the signature: submitting will be possible as soon as it is given.'
  },
  isScored: {
    why: 'This call has no readings on a grid.',
    then: 'The application goes straight to deliberation.'
  },

  isComplete: {
    why: 'Not everything is complete yet. Points to go back to: {{count}}.',
    then: 'It will be possible when each is settled; what is written is kept.'
  },
  isOnPaper: {
    why: 'This application did not come on paper.',
    then: 'It is submitted online, signed where the call asks for it.'
  },
  callHasClosed: {
    why: 'Submissions have not closed yet.',
    then: 'The application waits for the closing with the others.'
  },
  beforeClosing: {
    why: 'Submissions closed on {{date}}.',
    then: 'Only a later closing, public and the same for everyone, would make it possible.'
  },
  isTheVersionShown: {
    why: 'This version is not the one shown for signature.',
    then: 'Reload the page to read the current version: it may then be signed.'
  },
  isTheVersionSigned: {
    why: 'This version is not the one that is signed.',
    then: 'Submit the signed version, or have this one signed.'
  },
  isTheSignatory: {
    why: 'Signing is for the person named as signatory.',
    then: 'They may sign through their link; the people who write the application may also change the signatory.'
  },
  hasDeposit: {
    why: 'Nothing has been submitted yet: there is no application to withdraw.',
    then: 'It will be possible after a submission; until then, a draft can be deleted.'
  },

  givesReason: {
    why: 'The reason is missing.',
    then: 'Write it in a few words: it will then be possible.'
  },
  isOpenCorrection: {
    why: 'This request for correction is no longer open.',
    then: 'Reload the page: the requests still open are there.'
  },
  isLastCorrection: {
    why: 'Other corrections are still open.',
    then: 'It will be possible when each has its reply or is dropped.'
  },
  'not:isLastCorrection': {
    why: 'This is the last open correction.',
    then: 'Its reply, or dropping it, sends the application back to being checked.'
  },
  isNewCorrection: {
    why: 'This request is already recorded.',
    then: 'Open it to follow it, or prepare another one.'
  },
  reopensSomething: {
    why: 'The request does not say yet what it opens again.',
    then: 'Choose at least one question or document.'
  },
  isDueLater: {
    why: 'The date proposed is not in the future.',
    then: 'Choose a date and time still to come.'
  },
  givesKind: {
    why: 'The request does not say yet what is wrong.',
    then: 'Choose between incomplete, incorrect and out of date.'
  },
  hasNoOpenCorrection: {
    why: 'A correction is still open.',
    then: 'It will be possible as soon as it has come back or is dropped.'
  },
  changesAnswers: {
    why: 'The correction changes no signed answer.',
    then: 'A signature is asked for again only if an answer changes.'
  },
  isAboutTheAnswer: {
    why: 'This letter is not the one of the present answer.',
    then: 'Only the letter of the present answer moves the application on.'
  },
  isAboutAnOpenCorrection: {
    why: 'This letter is about no open correction.',
    then: 'Only the letter of an open correction starts its period.'
  },

  isAllChecked: {
    why: 'Not everything has been checked yet. Points left: {{count}}.',
    then: 'It will be possible when each point has been checked.'
  },
  isAllConform: {
    why: 'Not everything conforms. Points concerned: {{count}}.',
    then: 'It will be possible when each has been corrected, or looked at again and found to conform.'
  },
  beforeReadings: {
    why: 'Readings opened on {{date}}.',
    then: 'Only later readings, the same for every application, would make it possible.'
  },

  isFreeReader: {
    why: 'This person already reads the application, or stands aside from it.',
    then: 'Choose somebody else on the committee.'
  },
  isReader: {
    why: 'This application is not assigned to this person.',
    then: 'Choose one of the people to whom it is assigned.'
  },
  isOwnReading: {
    why: 'This reading is not assigned to you.',
    then: 'It would be possible if the team assigned it to you.'
  },
  notYetRead: {
    why: 'This reading is already finished.',
    then: 'It counts as it is; the team may remove it, with a reason, then assign it again.'
  },
  scoresAllCriteria: {
    why: 'The reading is not complete yet. Criteria left: {{count}}.',
    then: 'It will be possible when each criterion has its level.'
  },
  readingsLack: {
    why: 'This application already has all the readings asked for.',
    then: 'Nothing is missing: the jury deliberates with those it has.'
  },
  readingsAreIn: {
    why: 'Not all the readings asked for are finished yet.',
    then: 'The application will move on by itself when the last one is.'
  },
  readingsDisagree: {
    why: 'The finished readings agree well enough.',
    then: 'One more reading is called for only if a criterion clearly divides them.'
  },
  thirdReadingIsIn: {
    why: 'The third reading is not finished yet.',
    then: 'The application will move on by itself as soon as it is.'
  },

  isJuryOutcome: {
    why: 'This outcome is not one that the jury proposes.',
    then: 'Choose between selected, reserve list and not selected.'
  },
  proposesSelected: {
    why: 'The outcome proposed is not “selected”.',
    then: 'The application takes the outcome that is proposed.'
  },
  'not:proposesSelected': {
    why: 'The outcome proposed is “selected”.',
    then: 'The application takes the outcome that is proposed.'
  },
  proposesReserve: {
    why: 'The outcome proposed is not “reserve list”.',
    then: 'The application takes the outcome that is proposed.'
  },
  'not:proposesReserve': {
    why: 'The outcome proposed is “reserve list”.',
    then: 'The application takes the outcome that is proposed.'
  },
  outcomeIs: {
    why: 'The answer carries another outcome.',
    then: 'The application follows the outcome that its answer carries.'
  },

  notYetReadAnswer: {
    why: 'The answer has been received, and its date recorded.',
    then: 'There is nothing to do again: periods run from that date.'
  },
  isDisclosed: {
    why: 'No answer has been given yet.',
    then: 'It will be possible as soon as the answer is delivered.'
  },
  beforeAcceptanceEnds: {
    why: 'The time to accept ended on {{date}}.',
    then: 'The team may still allow more, with a reason, as long as the place is not offered to another application.'
  },
  hasAllPieces: {
    why: 'Not all the documents are here yet. Documents awaited: {{count}}.',
    then: 'It will be possible when each is attached.'
  },
  alertHasFailed: {
    why: 'No alert has failed: there is nothing to settle.',
    then: 'A delivery is recorded when an alert could not be delivered.'
  },
  notYetAppealed: {
    why: 'This answer has already been appealed against.',
    then: 'A new decision would open a new appeal; the letter gives the other routes.'
  },
  beforeAppealEnds: {
    why: 'The time to appeal ended on {{date}}.',
    then: 'A new decision would open a new period; the team answers any question.'
  }
}
