import { callJournalEn } from './call/journal.en.ts'
import { callStatesEn } from './call/states.en.ts'

export const callLabelsEn = {
  states: callStatesEn,
  journal: callJournalEn,
  events: {
    CHANGE_DRAFT: {
      label: 'Save the preparation',
      hint: 'Nothing is public as long as the call is not open.'
    },
    OPEN: {
      label: 'Open the call',
      hint: 'Opening seals the rules and publishes their fingerprint; after that, only a public, dated amendment can change them.'
    },
    DISCARD: {
      label: 'Give up the preparation',
      hint: 'This is final: this call can no longer be opened.'
    },
    AMEND: {
      label: 'Publish an amendment',
      hint: 'It is public and dated, with its reason, and sealed in turn.'
    },
    EXTEND: {
      label: 'Move the closing later',
      hint: 'The new date is public and holds for every application.'
    },
    POSTPONE: {
      label: 'Move a coming date later',
      hint: 'The new date is public, and all the dates of the applications follow it.'
    },
    CANCEL: {
      label: 'Cancel the call',
      hint: 'This is final: every application receives an answer that gives the reason.'
    },
    CONFIRM_CLOSING: {
      label: 'Confirm the closing',
      hint: 'Submissions are closed at the hour planned, although the service was down.'
    },
    GIVE_OPINION: {
      label: 'Give the opinion',
      hint: 'The outcomes proposed stay provisional until the decision.'
    },
    SIGN_DECISION: {
      label: 'Sign the decision',
      hint: 'The answer to each application can then be read, and the alerts are sent.'
    },
    ANNOUNCE: {
      label: 'Announce the answers',
      hint: 'The results become public.'
    },
    FREE_PLACE: {
      label: 'Call the next application',
      hint: 'The place that became free is offered to the first of the reserve list that keeps the constraints.'
    },
    COMPLETE: {
      label: 'Close the call',
      hint: 'The count of answers is final; the reserve list and appeals run their course.'
    }
  },
  guards: {
    nothingMissing: {
      why: 'Not everything is ready yet. Points to settle: {{count}}.',
      then: 'It will be possible when each is settled.'
    },
    givesReason: {
      why: 'The reason is missing.',
      then: 'Write it in a few words: it will then be possible.'
    },
    closesLater: {
      why: 'The new closing must come after that of {{date}}, and be still to come.',
      then: 'Choose a later date: a closing can be moved later, never earlier.'
    },
    noDateMovesIntoThePast: {
      why: 'One of the dates changed is already past.',
      then: 'Choose dates still to come; those that do not change may stay.'
    },
    closingStandsStill: {
      why: 'Submissions are closed: the date of the closing no longer moves.',
      then: 'Move only dates that are still to come.'
    },
    wasDownAcross: {
      why: 'The service was not down at the hour of the closing.',
      then: 'The closing runs its course, with nothing to confirm.'
    },
    isOfTheJury: {
      why: 'The jury still has time to give its opinion.',
      then: 'If it stays silent until {{date}}, the authority will propose what the rules give.'
    },
    decidesForTheCall: {
      why: 'The time of the jury has passed: the proposal falls to the authority or its deputy.',
      then: 'They propose what the readings and the rules give, the draw included.'
    },
    mayProposeAgain: {
      why: 'The deputy may not propose again yet.',
      then: 'They may from {{date}}; until then, the jury and the authority may.'
    },
    mayDecideAlone: {
      why: 'The deputy may not sign yet.',
      then: 'The deputy may from {{date}}; until then, the authority may sign.'
    },
    everyDossierHasItsAnswer: {
      why: 'Not every application has its answer yet. Applications waiting: {{count}}.',
      then: 'It will be possible when each has its own.'
    },
    noAlertFailed: {
      why: 'Not every alert has been delivered. Deliveries to settle: {{count}}.',
      then: 'It will be possible when each delivery is settled and recorded.'
    }
  },
  roles: {
    officer: 'the team',
    authority: 'the authority',
    deputy: 'the deputy',
    jury: 'the jury',
    committee: 'the committee',
    writer: 'the territories',
    clock: 'the clock',
    messaging: 'the mail service',
    system: 'Candide'
  },
  delays: {
    staleDraft: 'if it has not opened, the preparation is given up',
    fifteenDaysBefore: 'fifteen days before the closing, reminder to every draft',
    sevenDaysBefore: 'seven days before the closing, reminder to every draft',
    twoDaysBefore: 'two days before the closing, reminder to every draft',
    closing: 'submissions close',
    lastArrivals: 'the last submissions have arrived, then admissibility begins',
    doubtLimit: 'without a reply of the team, the closing planned is applied',
    readingsOpen: 'readings open',
    readingsEnd: 'readings end, the jury takes over',
    juryFallback: 'without an opinion of the jury, the decision falls to the authority',
    deputyFrom: 'the deputy may sign',
    authorityFallback:
      'without a signed decision, the call is closed without action, and everyone gets an answer',
    announceLimit: 'answers are announced automatically',
    completeReminder: 'reminder: the call is to be closed',
    retention: 'personal data are erased'
  },
  letters: {
    'team-closing-in-doubt': 'Team: the service was down at the hour of the closing',
    'team-no-opinion': 'Team: the jury gave no opinion in time',
    'team-authority-silent': 'Team: the decision still awaits its signature',
    'team-call-to-complete': 'Team: the call is to be closed',
    'authority-decision-due': 'Authority: a decision awaits your signature',
    'deputy-may-sign': 'Deputy: the decision may be signed'
  }
}
