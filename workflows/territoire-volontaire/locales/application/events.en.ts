export const eventsEn = {
  ASK_SIGNATURE: {
    label: 'Ask for the signature',
    hint: 'The signatory receives a link to this exact version; the text does not move meanwhile.'
  },
  TAKE_BACK: {
    label: 'Go back to writing',
    hint: 'The text opens again; the new version will have to be signed in turn.'
  },
  SIGN: {
    label: 'Sign this version',
    hint: 'Your signature stands for this version, and for it alone.'
  },
  REFUSE_SIGNATURE: {
    label: 'Do not sign, and say why',
    hint: 'The application becomes a draft again, with your reason; a new version may be shown to you.'
  },
  REPLACE_SIGNATORY: {
    label: 'Change the signatory',
    hint: 'The request goes to the new person; what is already signed stands until they sign.'
  },
  DEPOSIT: {
    label: 'Submit the application',
    hint: 'You receive a dated receipt; until the closing, you may still take the application up again.'
  },
  DEPOSIT_ON_PAPER: {
    label: 'Record a submission on paper',
    hint: 'The application is marked as received on paper, and a receipt goes to the territory.'
  },
  TAKE_UP_AGAIN: {
    label: 'Take the submitted application up again',
    hint: 'Your submission still stands: it will be examined as it is if no other replaces it before the closing.'
  },
  ABANDON_REVISION: {
    label: 'Keep the submission as it is',
    hint: 'The revision stops here; the submitted version is the one that will be examined.'
  },
  DELETE_DRAFT: {
    label: 'Delete the draft',
    hint: 'This is final: this application can no longer be submitted.'
  },
  WITHDRAW: {
    label: 'Withdraw the application',
    hint: 'It leaves the call for good, and an acknowledgement of the withdrawal is sent.'
  },
  REMIND_DRAFT: {
    label: 'Remind of the closing',
    hint: 'A reminder goes to the people who write the application.'
  },
  CLOSE_DEPOSITS: {
    label: 'Close submissions',
    hint: 'What is submitted goes to admissibility, what is signed is submitted automatically, and the rest is not examined.'
  },
  CHANGE_CALENDAR: {
    label: 'Apply the new calendar',
    hint: 'The dates of the application follow the new ones.'
  },
  CANCEL_CALL: {
    label: 'Close without action',
    hint: 'The call stops, and the application receives an answer with its reasons.'
  },
  ASSIGN_OFFICER: {
    label: 'Assign the application',
    hint: 'The person chosen becomes responsible for it.'
  },
  REQUEST_CORRECTION: {
    label: 'Ask for a correction',
    hint: 'Only the questions and documents named open again; the request goes to the territory, with its date.'
  },
  EXTEND_CORRECTION: {
    label: 'Allow more time',
    hint: 'The territory receives the new date, and the reason is kept in the journal.'
  },
  LIFT_CORRECTION: {
    label: 'Drop the correction',
    hint: 'Nothing more is expected for this request, and the territory is told so.'
  },
  ANSWER_CORRECTION: {
    label: 'Reply to the request',
    hint: 'Your reply replaces what was asked for; the rest of the application and its date do not change.'
  },
  LETTER_AVAILABLE: {
    label: 'Record that the letter is available',
    hint: 'The letter can be read online, and its alert has been sent.'
  },
  LETTER_FAILED: {
    label: 'Record that the alert failed',
    hint: 'The team is told, and settles the delivery by hand.'
  },
  SETTLE_LETTER: {
    label: 'Record the delivery',
    hint: 'How the letter was handed over is written in the journal, with your name.'
  },
  RESEND_LETTER: {
    label: 'Send again',
    hint: 'The alert leaves again, to the address as it now stands.'
  },
  DECLARE_ADMISSIBLE: {
    label: 'Declare admissible',
    hint: 'The territory is told; this can be undone, with a reason, until readings open.'
  },
  DECLARE_INADMISSIBLE: {
    label: 'Declare inadmissible',
    hint: 'The letter and its reasons leave after a last reading, or by themselves on the date; until then, this can be undone.'
  },
  UNDO_ADMISSIBILITY: {
    label: 'Undo admissibility',
    hint: 'The application goes back to being checked, and the reason is kept in the journal.'
  },
  UNDO_INADMISSIBILITY: {
    label: 'Undo inadmissibility',
    hint: 'The application goes back to being checked, and no letter is sent.'
  },
  DISCLOSE: {
    label: 'Send the answer',
    hint: 'The letter can then be read online, and an alert goes to the territory.'
  },
  ASSIGN_READER: {
    label: 'Assign a reading',
    hint: 'The person chosen will read this application without seeing the other readings.'
  },
  REMOVE_READER: {
    label: 'Remove a reading',
    hint: 'The person will not read this application; their reading, if finished, no longer counts.'
  },
  RECUSE: {
    label: 'Stand aside',
    hint: 'You will no longer see this application or its readings, and somebody else is sought to read it.'
  },
  FINISH_READING: {
    label: 'Finish the reading',
    hint: 'From then on it counts as it is written.'
  },
  PROPOSE_OUTCOME: {
    label: 'Propose the outcome',
    hint: 'It stays provisional until the decision, and the territory sees nothing of it.'
  },
  DECIDE: {
    label: 'Decide',
    hint: 'The signed decision becomes the answer to the territory.'
  },
  READ: {
    label: 'Read the answer',
    hint: 'The date of reading is recorded: the time to reply and to contest runs from it.'
  },
  RECORD_RECEPTION: {
    label: 'Record the delivery of the answer',
    hint: 'It is written in the journal with your name, and periods run from the date recorded.'
  },
  ACCEPT: {
    label: 'Accept the place',
    hint: 'The place is yours, and you receive a dated acknowledgement; accepting does not sign the agreement.'
  },
  DECLINE: {
    label: 'Give up the place',
    hint: 'This is final: the place is offered to the next application of the reserve list.'
  },
  EXTEND_ACCEPTANCE: {
    label: 'Allow more time to accept',
    hint: 'The place is kept until the new date, and the reason is written in the journal.'
  },
  PROVIDE_PIECES: {
    label: 'Send the documents',
    hint: 'You receive an acknowledgement, and the agreement comes next.'
  },
  EXTEND_PIECES: {
    label: 'Allow more time for the documents',
    hint: 'The documents are expected at the new date, and the reason is written in the journal.'
  },
  PROMOTE: {
    label: 'Offer the place that became free',
    hint: 'The application leaves the reserve list for a place, and its new answer is sent.'
  },
  REPLACE_DECISION: {
    label: 'Withdraw and replace the decision',
    hint: 'The decision given is withdrawn, with its reason; the new one must be signed, then delivered.'
  },
  APPEAL: {
    label: 'Appeal',
    hint: 'The authority reviews the decision, and you receive an acknowledgement of your appeal.'
  },
  ANSWER_APPEAL: {
    label: 'Answer the appeal',
    hint: 'The answer and its reasons go to the territory.'
  }
}
