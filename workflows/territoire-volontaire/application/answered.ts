import { and } from 'xstate'
import { alert, letter } from './steps.ts'
import { vocabulary } from './vocabulary.ts'

/** The mail server took the alert, and gave it back later: the answer no longer counts until somebody settles it. */
const bounces = {
  LETTER_FAILED: {
    guard: and(['isAboutTheAnswer', 'notYetReadAnswer']),
    actions: ['recordBounce', alert('team-undelivered')]
  },
  LETTER_AVAILABLE: { guard: and(['isAboutTheAnswer', 'alertHasFailed']), actions: 'settleAlert' },
  SETTLE_LETTER: { guard: 'alertHasFailed', actions: 'settleAlert' }
} as const

const rereads = {
  ...bounces,
  READ: { guard: 'notYetReadAnswer', actions: 'recordReception' },
  RECORD_RECEPTION: { guard: 'notYetReadAnswer', actions: 'recordReception' }
} as const

/** Kept for two years, then erased; nothing more is expected of anybody. */
const kept = {
  tags: ['end'],
  meta: { owner: 'clock' },
  on: rereads,
  after: { longRetention: { target: '#archived', actions: 'erase' } }
} as const

const replaced = {
  REPLACE_DECISION: [
    {
      target: '#provisional.selected',
      guard: and(['givesReason', 'proposesSelected']),
      actions: 'setOutcome'
    },
    {
      target: '#provisional.reserve',
      guard: and(['givesReason', 'proposesReserve']),
      actions: 'setOutcome'
    },
    {
      target: '#provisional.notSelected',
      guard: and(['givesReason', 'isJuryOutcome']),
      actions: 'setOutcome'
    }
  ]
} as const

const declines = {
  DECLINE: { target: '#answered.declined', actions: ['freePlace', letter('declined')] }
} as const

/** Every state in which the candidate has an answer. */
export const answered = vocabulary.createStateConfig({
  id: 'answered',
  initial: 'notSelected',
  tags: ['answered'],
  states: {
    selected: {
      initial: 'unread',
      tags: ['selected', 'disclosed'],
      on: { ...replaced, ...declines, ...bounces },
      states: {
        unread: {
          meta: { owner: 'writer' },
          on: {
            READ: { target: 'read', actions: 'recordReception' },
            RECORD_RECEPTION: { target: 'read', actions: 'recordReception' }
          },
          after: { unreadLimit: { target: 'unheard', actions: alert('team-unread') } }
        },
        unheard: {
          tags: ['late'],
          meta: { owner: 'officer' },
          on: {
            READ: { target: 'read', actions: 'recordReception' },
            RECORD_RECEPTION: { target: 'read', actions: 'recordReception' }
          },
          after: {
            unreadFallback: {
              target: '#answered.lapsed',
              actions: ['freePlace', letter('lapsed')]
            }
          }
        },
        read: {
          meta: { owner: 'writer' },
          on: {
            ACCEPT: {
              target: '#answered.accepted',
              guard: 'beforeAcceptanceEnds',
              actions: letter('accepted')
            },
            EXTEND_ACCEPTANCE: {
              target: 'read',
              reenter: true,
              guard: and(['isDueLater', 'givesReason']),
              actions: 'extendAcceptance'
            }
          },
          after: {
            acceptanceReminder: { target: 'reminded', actions: letter('acceptance-reminder') }
          }
        },
        reminded: {
          meta: { owner: 'writer' },
          on: {
            ACCEPT: {
              target: '#answered.accepted',
              guard: 'beforeAcceptanceEnds',
              actions: letter('accepted')
            },
            EXTEND_ACCEPTANCE: {
              target: 'read',
              guard: and(['isDueLater', 'givesReason']),
              actions: 'extendAcceptance'
            }
          },
          after: {
            acceptanceLimit: {
              target: '#answered.lapsed',
              actions: ['freePlace', letter('lapsed')]
            }
          }
        }
      }
    },
    accepted: {
      initial: 'pieces',
      tags: ['selected', 'disclosed'],
      on: {
        ...replaced,
        ...declines,
        EXTEND_PIECES: {
          target: '.pieces',
          guard: and(['isDueLater', 'givesReason']),
          actions: 'extendPieces'
        }
      },
      states: {
        pieces: {
          meta: { owner: 'writer' },
          on: {
            PROVIDE_PIECES: {
              target: 'complete',
              guard: 'hasAllPieces',
              actions: letter('pieces-received')
            }
          },
          after: {
            piecesDue: {
              target: 'piecesLate',
              actions: [letter('pieces-reminder'), alert('team-pieces-late')]
            }
          }
        },
        piecesLate: {
          tags: ['late'],
          meta: { owner: 'officer' },
          on: {
            PROVIDE_PIECES: {
              target: 'complete',
              guard: 'hasAllPieces',
              actions: letter('pieces-received')
            }
          },
          after: { longRetention: { target: '#archived', actions: 'erase' } }
        },
        complete: {
          tags: ['end'],
          meta: { owner: 'officer' },
          after: { longRetention: { target: '#archived', actions: 'erase' } }
        }
      }
    },
    reserve: {
      tags: ['disclosed'],
      meta: { owner: 'clock' },
      on: {
        ...rereads,
        ...replaced,
        ...declines,
        PROMOTE: { target: '#answering', actions: 'promote' }
      },
      after: {
        reserveExpiry: { target: 'reserveExpired', actions: letter('reserve-expired') }
      }
    },
    notSelected: { ...kept, tags: ['end', 'disclosed'], on: { ...rereads, ...replaced } },
    inadmissible: { ...kept, tags: ['end', 'disclosed'] },
    withdrawn: kept,
    notDeposited: {
      ...kept,
      after: { shortRetention: { target: '#archived', actions: 'erase' } }
    },
    closedWithoutAction: kept,
    declined: kept,
    lapsed: kept,
    reserveExpired: kept
  }
})
