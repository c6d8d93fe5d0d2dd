import { and } from 'xstate'
import { letter } from './steps.ts'
import { vocabulary } from './vocabulary.ts'

const appeals = {
  APPEAL: {
    target: '#examined',
    guard: and(['isDisclosed', 'beforeAppealEnds', 'notYetAppealed', 'givesReason']),
    actions: ['recordAppeal', letter('appeal-received')]
  }
} as const

/** The request to reconsider, beside the life of the dossier: acceptance goes on while it is examined. */
export const appeal = vocabulary.createStateConfig({
  initial: 'none',
  states: {
    none: {
      tags: ['idle'],
      on: appeals
    },
    examined: {
      id: 'examined',
      tags: ['appeal'],
      meta: { owner: 'authority' },
      on: {
        ANSWER_APPEAL: {
          target: 'settled',
          guard: 'givesReason',
          actions: letter('appeal-answered')
        }
      },
      after: { appealLimit: { target: 'silent', actions: letter('appeal-silent') } }
    },
    settled: { tags: ['idle'], on: appeals },
    silent: {
      tags: ['idle'],
      on: {
        ...appeals,
        ANSWER_APPEAL: {
          target: 'settled',
          guard: 'givesReason',
          actions: letter('appeal-answered')
        }
      }
    }
  }
})
