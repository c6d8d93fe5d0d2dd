import { eventsEn } from './application/events.en.ts'
import { guardsEn } from './application/guards.en.ts'
import { journalEn } from './application/journal.en.ts'
import { statesAfterEn } from './application/states-after.en.ts'
import { statesBeforeEn } from './application/states-before.en.ts'

export const applicationLabelsEn = {
  states: { ...statesBeforeEn, ...statesAfterEn },
  events: eventsEn,
  journal: journalEn,
  guards: guardsEn,
  roles: {
    writer: 'the territory',
    signatory: 'the signatory',
    officer: 'the team',
    committee: 'the committee',
    jury: 'the jury',
    authority: 'the authority',
    clock: 'the clock',
    call: 'the call',
    messaging: 'the mail service',
    system: 'Candide'
  },
  delays: {
    closingFallback: 'submissions close, automatically',
    typingLimit:
      'not typed in by the time readings open, the paper application counts as not submitted',
    firstSignatureReminder: 'first reminder to the signatory',
    secondSignatureReminder:
      'second reminder to the signatory, and to the people who write the application',
    takingLimit: 'if nobody has taken the application, it goes to the coordinators',
    screeningDue: 'end of admissibility: without a conclusion, the application is reported late',
    screeningFallback:
      'without a conclusion of the team, the application is taken as admissible, with reservations',
    sendingLimit: 'if the alert is still not delivered, the team takes it in hand',
    undeliveredLimit:
      'if the delivery is still not settled, the application moves on, and the team stays alerted',
    correctionReminder: 'reminder of the correction asked for',
    correctionDue: 'correction expected; without a reply, another reminder is sent',
    correctionGrace: 'without a reply, the team decides on the application as it is',
    correctionSignatureLimit:
      'without a signature, the team takes the application back with the correction received',
    inadmissibleLimit: 'the letter leaves by itself',
    readingsOpen: 'readings open',
    readingsDue: 'end of readings; those that are missing are reported late',
    readingsFallback: 'the application goes to deliberation with the readings finished',
    thirdReadingLimit: 'the application goes to deliberation without waiting for the third reading',
    juryFallback: 'without an opinion of the jury, the decision falls to the authority',
    authorityFallback:
      'without a signed decision, the call is closed without action, and everyone gets an answer',
    unreadLimit: 'answer not read yet: the team gets in touch',
    unreadFallback: 'without news, the place is offered to the next application',
    acceptanceReminder: 'reminder of the place to accept',
    acceptanceLimit: 'without acceptance, the place is offered to the next application',
    piecesDue: 'documents expected; if any are missing, a reminder is sent',
    reserveExpiry: 'end of the reserve list',
    appealLimit:
      'answer to the appeal expected; without it, the territory is told what that allows',
    shortRetention: 'personal data are erased',
    longRetention: 'personal data are erased'
  },
  letters: {
    'signature-request': 'Your signature is requested',
    'signature-reminder': 'Reminder: a signature is awaited',
    'signature-refused': 'Changes are asked for before the signature',
    'signed-notice': 'The application is signed',
    'deposit-receipt': 'Receipt for your submission',
    'deposited-by-clock': 'Your signed application was submitted at the closing',
    'taken-up-again': 'Your application is taken up again, your submission still stands',
    'draft-reminder': 'The closing is near',
    'correction-requested': 'A correction is asked of you',
    'correction-extended': 'You have more time for your correction',
    'correction-lifted': 'The correction is no longer needed',
    'correction-reminder': 'Reminder: a correction is awaited',
    'correction-overdue': 'Your correction can still reach us',
    'correction-received': 'Your correction has been received',
    'correction-signature': 'Your signature is requested on a correction',
    admissible: 'Your application is admissible',
    'acceptance-reminder': 'Reminder: a place awaits your agreement',
    accepted: 'Acknowledgement of your acceptance',
    'pieces-reminder': 'Reminder: documents are awaited',
    'pieces-received': 'Your documents have been received',
    declined: 'Acknowledgement that you give up the place',
    lapsed: 'The time to accept the place has passed',
    'reserve-expired': 'The reserve list has come to its end',
    'appeal-received': 'Acknowledgement of your appeal',
    'appeal-answered': 'Answer to your appeal',
    'appeal-silent': 'Your appeal: the time to answer has passed',
    'team-nobody-took-it': 'Team: an application nobody has taken',
    'team-screening-late': 'Team: an admissibility check is late',
    'team-taken-with-reservation': 'Team: an application taken as admissible, with reservations',
    'team-undelivered': 'Team: an alert was not delivered',
    'team-correction-answered': 'Team: a correction has come back',
    'team-correction-unanswered': 'Team: a correction without a reply',
    'team-readings-late': 'Team: readings are late',
    'team-readings-incomplete': 'Team: an application in deliberation without all its readings',
    'team-no-opinion': 'Team: an application without the opinion of the jury',
    'team-unread': 'Team: an answer not read yet',
    'team-pieces-late': 'Team: documents still awaited'
  }
}
