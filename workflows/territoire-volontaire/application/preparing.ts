import { and } from 'xstate'
import { ask, endAs, letter } from './steps.ts'
import { vocabulary } from './vocabulary.ts'

/** Received in time, and typed before anybody reads; what is missing is asked for afterwards. */
const receivedOnPaper = ['givesReason', 'beforeClosing', 'beforeReadings'] as const

/** From the first word to the closing: what is being written, signed and deposited. */
export const preparing = vocabulary.createStateConfig({
  initial: 'draft',
  tags: ['preparing'],
  on: {
    REMIND_DRAFT: { actions: letter('draft-reminder') },
    DELETE_DRAFT: { target: '#deleted', actions: 'erase' }
  },
  states: {
    draft: {
      tags: ['editable'],
      meta: { owner: 'writer' },
      always: { target: 'typing', guard: 'isOnPaper' },
      on: {
        ASK_SIGNATURE: {
          target: 'signing',
          guard: and(['needsSignatory', 'isComplete', 'beforeClosing']),
          actions: ['proposeVersion', ask('signature-request')]
        },
        DEPOSIT: {
          target: '#deposited',
          guard: and(['noSignatoryNeeded', 'isComplete', 'beforeClosing']),
          actions: ['recordDeposit', letter('deposit-receipt')]
        },
        CLOSE_DEPOSITS: { target: '#answering', actions: endAs('notDeposited') }
      },
      after: { closingFallback: { target: '#answering', actions: endAs('notDeposited') } }
    },
    typing: {
      tags: ['editable'],
      meta: { owner: 'officer' },
      on: {
        DEPOSIT_ON_PAPER: [
          {
            target: '#screening',
            guard: and(['callHasClosed', ...receivedOnPaper]),
            actions: ['recordDeposit', letter('deposit-receipt')]
          },
          {
            target: '#deposited',
            guard: and(receivedOnPaper),
            actions: ['recordDeposit', letter('deposit-receipt')]
          }
        ]
      },
      after: { typingLimit: { target: '#answering', actions: endAs('notDeposited') } }
    },
    signing: {
      initial: 'asked',
      meta: { owner: 'signatory' },
      on: {
        SIGN: {
          target: 'signed',
          guard: and(['isTheSignatory', 'isTheVersionShown']),
          actions: ['recordSignature', letter('signed-notice')]
        },
        REFUSE_SIGNATURE: {
          target: 'draft',
          guard: and(['isTheSignatory', 'givesReason']),
          actions: ['forgetProposal', letter('signature-refused')]
        },
        REPLACE_SIGNATORY: {
          target: '.asked',
          actions: ['replaceSignatory', ask('signature-request')]
        },
        TAKE_BACK: { target: 'draft', actions: 'forgetProposal' },
        CLOSE_DEPOSITS: { target: '#answering', actions: endAs('notDeposited') }
      },
      after: { closingFallback: { target: '#answering', actions: endAs('notDeposited') } },
      states: {
        asked: {
          after: {
            firstSignatureReminder: { target: 'reminded', actions: ask('signature-reminder') }
          }
        },
        reminded: {
          after: {
            secondSignatureReminder: {
              target: 'remindedTwice',
              actions: [ask('signature-reminder'), letter('signature-reminder')]
            }
          }
        },
        remindedTwice: {}
      }
    },
    signed: {
      meta: { owner: 'writer' },
      on: {
        DEPOSIT: {
          target: '#deposited',
          guard: and(['isTheVersionSigned', 'beforeClosing']),
          actions: ['recordDeposit', letter('deposit-receipt')]
        },
        SIGN: {
          guard: and(['isTheSignatory', 'isTheVersionShown']),
          actions: ['recordSignature', letter('signed-notice')]
        },
        REPLACE_SIGNATORY: { actions: ['replaceSignatory', ask('signature-request')] },
        TAKE_BACK: { target: 'draft', actions: 'forgetProposal' },
        CLOSE_DEPOSITS: {
          target: '#screening',
          actions: ['depositByClock', letter('deposited-by-clock')]
        }
      },
      after: { closingFallback: { target: '#answering', actions: endAs('notDeposited') } }
    }
  }
})

/** Deposited: the clock's turn, until the closing. */
export const deposited = vocabulary.createStateConfig({
  id: 'deposited',
  tags: ['deposited'],
  meta: { owner: 'clock' },
  on: {
    TAKE_UP_AGAIN: {
      target: 'revising',
      guard: 'beforeClosing',
      actions: ['forgetProposal', letter('taken-up-again')]
    },
    CLOSE_DEPOSITS: '#screening'
  },
  after: { closingFallback: '#screening' }
})

/** Taken up again before the closing: the old deposit stands until a new one replaces it, and is what the closing takes. */
export const revising = vocabulary.createStateConfig({
  initial: 'draft',
  tags: ['deposited'],
  on: { ABANDON_REVISION: '#deposited', CLOSE_DEPOSITS: '#screening' },
  after: { closingFallback: '#screening' },
  states: {
    draft: {
      tags: ['editable'],
      meta: { owner: 'writer' },
      on: {
        ASK_SIGNATURE: {
          target: 'signing',
          guard: and(['needsSignatory', 'isComplete', 'beforeClosing']),
          actions: ['proposeVersion', ask('signature-request')]
        },
        DEPOSIT: {
          target: '#deposited',
          guard: and(['noSignatoryNeeded', 'isComplete', 'beforeClosing']),
          actions: ['recordDeposit', letter('deposit-receipt')]
        }
      }
    },
    signing: {
      meta: { owner: 'signatory' },
      on: {
        SIGN: {
          target: 'signed',
          guard: and(['isTheSignatory', 'isTheVersionShown']),
          actions: ['recordSignature', letter('signed-notice')]
        },
        REFUSE_SIGNATURE: {
          target: 'draft',
          guard: and(['isTheSignatory', 'givesReason']),
          actions: ['forgetProposal', letter('signature-refused')]
        },
        REPLACE_SIGNATORY: { actions: ['replaceSignatory', ask('signature-request')] },
        TAKE_BACK: { target: 'draft', actions: 'forgetProposal' }
      }
    },
    signed: {
      meta: { owner: 'writer' },
      on: {
        DEPOSIT: {
          target: '#deposited',
          guard: and(['isTheVersionSigned', 'beforeClosing']),
          actions: ['recordDeposit', letter('deposit-receipt')]
        },
        TAKE_BACK: { target: 'draft', actions: 'forgetProposal' }
      }
    }
  }
})
