import { alert, outcomeIs } from './steps.ts'
import { vocabulary } from './vocabulary.ts'

/** The answer is made available on the site and its alert sent; it counts once available, and not failed. */
export const answering = vocabulary.createStateConfig({
  id: 'answering',
  initial: 'sending',
  states: {
    sending: {
      entry: 'sendAnswer',
      meta: { owner: 'messaging' },
      on: {
        LETTER_AVAILABLE: {
          target: 'available',
          guard: 'isAboutTheAnswer',
          actions: 'recordAvailable'
        },
        LETTER_FAILED: {
          target: 'undelivered',
          guard: 'isAboutTheAnswer',
          actions: alert('team-undelivered')
        }
      },
      after: { sendingLimit: { target: 'undelivered', actions: alert('team-undelivered') } }
    },
    undelivered: {
      tags: ['undelivered'],
      meta: { owner: 'officer' },
      on: {
        SETTLE_LETTER: { target: 'available', actions: 'recordAvailable' },
        RESEND_LETTER: 'sending',
        LETTER_AVAILABLE: {
          target: 'available',
          guard: 'isAboutTheAnswer',
          actions: 'recordAvailable'
        }
      },
      after: { undeliveredLimit: { target: 'available', actions: 'recordUndelivered' } }
    },
    available: {
      always: [
        { target: '#answered.selected', guard: outcomeIs('selected') },
        { target: '#answered.reserve', guard: outcomeIs('reserve') },
        { target: '#answered.notSelected', guard: outcomeIs('notSelected') },
        { target: '#answered.inadmissible', guard: outcomeIs('inadmissible') },
        { target: '#answered.withdrawn', guard: outcomeIs('withdrawn') },
        { target: '#answered.notDeposited', guard: outcomeIs('notDeposited') },
        { target: '#answered.closedWithoutAction' }
      ]
    }
  }
})
