import { and } from 'xstate'
import { alertAuthority, alertTeam, tell } from './steps.ts'
import { vocabulary } from './vocabulary.ts'

const decide = {
  SIGN_DECISION: {
    target: '#announcing',
    guard: and(['nothingMissing', 'mayDecideAlone']),
    actions: ['recordDecision', tell('DECIDE')]
  }
} as const

/** The jury gives an opinion, the authority decides; whoever stays silent, everyone is answered. */
export const deliberating = vocabulary.createStateConfig({
  initial: 'opinion',
  states: {
    opinion: {
      meta: { owner: 'jury' },
      on: {
        GIVE_OPINION: {
          target: 'decision',
          guard: 'nothingMissing',
          actions: [tell('PROPOSE_OUTCOME'), alertAuthority('authority-decision-due')]
        }
      },
      after: {
        juryFallback: {
          target: 'noOpinion',
          actions: [alertTeam('team-no-opinion'), alertAuthority('authority-decision-due')]
        }
      }
    },
    noOpinion: {
      tags: ['late'],
      meta: { owner: 'authority' },
      on: {
        GIVE_OPINION: {
          target: 'decision',
          guard: and(['nothingMissing', 'isAuthority']),
          actions: tell('PROPOSE_OUTCOME')
        }
      },
      after: {
        authorityFallback: {
          target: '#withoutAction',
          actions: tell('CANCEL_CALL')
        }
      }
    },
    decision: {
      meta: { owner: 'authority' },
      on: {
        ...decide,
        GIVE_OPINION: { guard: 'nothingMissing', actions: tell('PROPOSE_OUTCOME') }
      },
      after: {
        deputyFrom: {
          target: 'deputy',
          actions: [alertAuthority('deputy-may-sign'), alertTeam('team-authority-silent')]
        }
      }
    },
    deputy: {
      tags: ['late'],
      meta: { owner: 'deputy' },
      on: decide,
      after: {
        authorityFallback: {
          target: '#withoutAction',
          actions: tell('CANCEL_CALL')
        }
      }
    }
  }
})
