import { and, not } from 'xstate'
import { alert, endAs, letter } from './steps.ts'
import { vocabulary } from './vocabulary.ts'

const opensCorrection = {
  target: '#correction',
  guard: and(['givesKind', 'reopensSomething', 'isNewCorrection', 'isDueLater']),
  actions: ['openCorrection', letter('correction-requested')]
} as const

/** Staff check what was deposited. The clock never declares anyone inadmissible: silence is admissible, with reservation. */
export const screening = vocabulary.createStateConfig({
  id: 'screening',
  initial: 'untaken',
  meta: { owner: 'officer' },
  on: {
    REQUEST_CORRECTION: opensCorrection,
    DECLARE_ADMISSIBLE: {
      target: 'admissible',
      guard: and(['isAllChecked', 'isAllConform']),
      actions: letter('admissible')
    },
    DECLARE_INADMISSIBLE: {
      target: 'inadmissible',
      guard: 'givesReason',
      actions: endAs('inadmissible')
    }
  },
  states: {
    untaken: {
      on: { ASSIGN_OFFICER: { target: 'checking', actions: 'assignOfficer' } },
      after: { takingLimit: { target: 'checking', actions: alert('team-nobody-took-it') } }
    },
    checking: {
      after: { screeningDue: { target: 'late', actions: alert('team-screening-late') } }
    },
    late: {
      tags: ['late'],
      after: {
        screeningFallback: {
          target: '#admissible',
          actions: ['reserveJudgement', alert('team-taken-with-reservation')]
        }
      }
    }
  }
})

/** Something is asked of the candidate; the state lasts while one request is open, and its timer is the earliest of them. */
export const correction = vocabulary.createStateConfig({
  id: 'correction',
  initial: 'sending',
  tags: ['correction'],
  on: {
    REQUEST_CORRECTION: opensCorrection,
    EXTEND_CORRECTION: {
      target: '.waiting',
      guard: and(['isOpenCorrection', 'isDueLater', 'givesReason']),
      actions: ['extendCorrection', letter('correction-extended')]
    },
    LIFT_CORRECTION: [
      {
        target: '#screening.checking',
        guard: and(['isOpenCorrection', 'isLastCorrection', 'givesReason']),
        actions: ['closeCorrection', letter('correction-lifted')]
      },
      {
        target: '.waiting',
        guard: and(['isOpenCorrection', not('isLastCorrection'), 'givesReason']),
        actions: ['closeCorrection', letter('correction-lifted')]
      }
    ],
    ANSWER_CORRECTION: [
      {
        target: '.signing',
        guard: and(['isOpenCorrection', 'isComplete', 'changesAnswers']),
        actions: [
          'reviseDeposit',
          'closeCorrection',
          { type: 'askSignatory', params: { letter: 'correction-signature' } }
        ]
      },
      {
        target: '#screening.checking',
        guard: and(['isOpenCorrection', 'isComplete', 'isLastCorrection']),
        actions: [
          'reviseDeposit',
          'closeCorrection',
          letter('correction-received'),
          alert('team-correction-answered')
        ]
      },
      {
        target: '.waiting',
        guard: and(['isOpenCorrection', 'isComplete']),
        actions: ['reviseDeposit', 'closeCorrection', letter('correction-received')]
      }
    ]
  },
  states: {
    sending: {
      meta: { owner: 'messaging' },
      on: {
        LETTER_AVAILABLE: {
          target: 'waiting',
          guard: 'isAboutAnOpenCorrection',
          actions: 'startCorrectionClock'
        },
        LETTER_FAILED: {
          target: 'undelivered',
          guard: 'isAboutAnOpenCorrection',
          actions: alert('team-undelivered')
        }
      },
      after: { sendingLimit: { target: 'undelivered', actions: alert('team-undelivered') } }
    },
    undelivered: {
      tags: ['undelivered'],
      meta: { owner: 'officer' },
      on: {
        SETTLE_LETTER: { target: 'waiting', actions: 'startCorrectionClock' },
        RESEND_LETTER: { target: 'sending', actions: letter('correction-requested') },
        LETTER_AVAILABLE: {
          target: 'waiting',
          guard: 'isAboutAnOpenCorrection',
          actions: 'startCorrectionClock'
        }
      },
      after: {
        undeliveredLimit: {
          target: '#screening.checking',
          actions: ['closeAllCorrections', alert('team-correction-unanswered')]
        }
      }
    },
    waiting: {
      meta: { owner: 'writer' },
      after: { correctionReminder: { target: 'reminded', actions: letter('correction-reminder') } }
    },
    reminded: {
      meta: { owner: 'writer' },
      after: { correctionDue: { target: 'overdue', actions: letter('correction-overdue') } }
    },
    overdue: {
      tags: ['late'],
      meta: { owner: 'writer' },
      after: {
        correctionGrace: {
          target: '#screening.checking',
          actions: ['closeAllCorrections', alert('team-correction-unanswered')]
        }
      }
    },
    signing: {
      meta: { owner: 'signatory' },
      on: {
        SIGN: [
          {
            target: '#screening.checking',
            guard: and(['isTheSignatory', 'isTheVersionShown', 'hasNoOpenCorrection']),
            actions: [
              'recordSignature',
              letter('correction-received'),
              alert('team-correction-answered')
            ]
          },
          {
            target: 'waiting',
            guard: and(['isTheSignatory', 'isTheVersionShown']),
            actions: ['recordSignature', letter('correction-received')]
          }
        ],
        REPLACE_SIGNATORY: {
          actions: [
            'replaceSignatory',
            { type: 'askSignatory', params: { letter: 'correction-signature' } }
          ]
        }
      },
      after: {
        correctionSignatureLimit: {
          target: '#screening.checking',
          actions: ['closeAllCorrections', alert('team-correction-answered')]
        }
      }
    }
  }
})

/** Declared inadmissible, with its reason: the letter is read once more before it leaves, and leaves by itself after eight days. */
export const inadmissible = vocabulary.createStateConfig({
  meta: { owner: 'officer' },
  on: {
    DISCLOSE: '#answering',
    UNDO_INADMISSIBILITY: {
      target: '#screening.checking',
      guard: 'givesReason',
      actions: 'forgetOutcome'
    }
  },
  after: { inadmissibleLimit: '#answering' }
})

/** Admissible: readers are found, and the readings open at their date. */
export const admissible = vocabulary.createStateConfig({
  id: 'admissible',
  meta: { owner: 'officer' },
  on: {
    ASSIGN_READER: { guard: 'isFreeReader', actions: 'addReader' },
    REMOVE_READER: { guard: and(['isReader', 'givesReason']), actions: 'removeReader' },
    RECUSE: { guard: and(['isOwnReading', 'givesReason']), actions: 'removeReader' },
    UNDO_ADMISSIBILITY: {
      target: '#screening.checking',
      guard: and(['beforeReadings', 'givesReason'])
    }
  },
  after: {
    readingsOpen: [
      { target: 'scoring', guard: 'isScored', actions: 'findReaders' },
      { target: 'deliberation' }
    ]
  }
})
