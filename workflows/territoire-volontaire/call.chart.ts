import { and } from 'xstate'
import { firstDay } from './call/context.ts'
import { deliberating } from './call/deliberating.ts'
import { rules } from './call/events.ts'
import { explain } from './call/explain.ts'
import { alertTeam, letters, remind, tell } from './call/steps.ts'
import { effects, vocabulary } from './call/vocabulary.ts'
import { callLabelsEn } from './locales/call.en.ts'
import { callLabelsFr } from './locales/call.fr.ts'

const amend = { guard: 'givesReason', actions: ['seal', 'publishRules'] } as const
const cancel = {
  target: '#cancelled',
  guard: 'givesReason',
  actions: tell('CANCEL_CALL')
} as const
/** After the closing only the dates that are still to come can move. */
const postpone = {
  target: '.here',
  guard: and(['closingStandsStill', 'noDateMovesIntoThePast', 'givesReason']),
  actions: ['setCalendar', 'seal', 'publishRules', tell('CHANGE_CALENDAR')]
} as const

/** The life of a call, from its first draft to the last answer. */
const machine = vocabulary.createMachine({
  id: 'call',
  initial: 'draft',
  context: ({ input }) => firstDay(input),
  states: {
    draft: {
      meta: { owner: 'officer' },
      on: {
        CHANGE_DRAFT: { actions: 'setCalendar' },
        OPEN: {
          target: 'open',
          guard: 'nothingMissing',
          actions: ['setCalendar', 'seal', 'publishRules']
        },
        DISCARD: 'discarded'
      },
      after: { staleDraft: 'discarded' }
    },
    open: {
      id: 'open',
      initial: 'early',
      tags: ['open'],
      meta: { owner: 'writer' },
      on: {
        AMEND: amend,
        EXTEND: {
          target: 'open',
          reenter: true,
          guard: and(['closesLater', 'noDateMovesIntoThePast', 'givesReason']),
          actions: ['setCalendar', 'seal', 'publishRules', tell('CHANGE_CALENDAR')]
        },
        CANCEL: cancel
      },
      after: {
        closing: [
          {
            target: 'closingInDoubt',
            guard: 'wasDownAcross',
            actions: alertTeam('team-closing-in-doubt')
          },
          { target: 'closing' }
        ]
      },
      states: {
        early: { after: { fifteenDaysBefore: { target: 'fortnight', actions: remind(15) } } },
        fortnight: { after: { sevenDaysBefore: { target: 'week', actions: remind(7) } } },
        week: { after: { twoDaysBefore: { target: 'lastDays', actions: remind(2) } } },
        lastDays: {}
      }
    },
    closingInDoubt: {
      tags: ['closed', 'late'],
      meta: { owner: 'officer' },
      on: {
        CONFIRM_CLOSING: { target: 'closing', guard: 'givesReason' },
        EXTEND: {
          target: 'open',
          guard: and(['closesLater', 'noDateMovesIntoThePast', 'givesReason']),
          actions: ['setCalendar', 'seal', 'publishRules', tell('CHANGE_CALENDAR')]
        },
        CANCEL: cancel
      },
      after: { doubtLimit: 'closing' }
    },
    closing: {
      tags: ['closed'],
      meta: { owner: 'clock' },
      after: { lastArrivals: { target: 'closed', actions: tell('CLOSE_DEPOSITS') } }
    },
    closed: {
      initial: 'screening',
      tags: ['closed'],
      on: { AMEND: amend, POSTPONE: postpone, CANCEL: cancel },
      states: {
        screening: {
          meta: { owner: 'officer' },
          after: { readingsOpen: 'inReview' }
        },
        inReview: {
          meta: { owner: 'committee' },
          after: { readingsEnd: 'deliberating' }
        },
        deliberating,
        here: { type: 'history', history: 'deep' }
      }
    },
    announcing: {
      id: 'announcing',
      tags: ['closed', 'decided'],
      meta: { owner: 'messaging' },
      on: { ANNOUNCE: { target: 'announced', guard: 'everyDossierHasItsAnswer' } },
      after: { announceLimit: 'announced' }
    },
    announced: {
      initial: 'fresh',
      tags: ['closed', 'decided', 'announced'],
      meta: { owner: 'officer' },
      on: {
        AMEND: amend,
        FREE_PLACE: { actions: 'callReserve' },
        COMPLETE: {
          target: 'done',
          guard: and(['everyDossierHasItsAnswer', 'noAlertFailed'])
        }
      },
      states: {
        fresh: {
          after: {
            completeReminder: { target: 'toComplete', actions: alertTeam('team-call-to-complete') }
          }
        },
        toComplete: {
          tags: ['late'],
          after: { retention: { target: '#archived', actions: 'erase' } }
        }
      }
    },
    done: {
      tags: ['closed', 'decided', 'announced', 'answered', 'end'],
      meta: { owner: 'clock' },
      on: { FREE_PLACE: { actions: 'callReserve' } },
      after: { retention: { target: 'archived', actions: 'erase' } }
    },
    cancelled: {
      id: 'cancelled',
      tags: ['closed', 'stopped'],
      meta: { owner: 'officer' },
      on: {
        COMPLETE: {
          target: 'cancelledAndAnswered',
          guard: and(['everyDossierHasItsAnswer', 'noAlertFailed'])
        }
      },
      after: { retention: { target: 'archived', actions: 'erase' } }
    },
    cancelledAndAnswered: {
      tags: ['closed', 'stopped', 'answered', 'end'],
      meta: { owner: 'clock' },
      after: { retention: { target: 'archived', actions: 'erase' } }
    },
    /** nobody decided in time: every dossier is told so, with its reason */
    withoutAction: {
      id: 'withoutAction',
      tags: ['closed', 'stopped'],
      meta: { owner: 'officer' },
      on: {
        COMPLETE: {
          target: 'cancelledAndAnswered',
          guard: and(['everyDossierHasItsAnswer', 'noAlertFailed'])
        }
      },
      after: { retention: { target: 'archived', actions: 'erase' } }
    },
    discarded: { type: 'final', tags: ['answered', 'end'] },
    archived: { id: 'archived', type: 'final', tags: ['answered', 'end'] }
  }
})

export const callChart = {
  name: 'call',
  version: 1,
  machine,
  events: rules,
  effects,
  letters,
  explain,
  labels: { fr: callLabelsFr, en: callLabelsEn }
}
