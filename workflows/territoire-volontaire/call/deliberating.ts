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

/** The jury stayed silent: its readings and the rules are enough to propose what they give. */
const proposeInstead = {
  GIVE_OPINION: {
    target: 'decision',
    guard: and(['nothingMissing', 'decidesForTheCall', 'mayDecideAlone']),
    actions: tell('PROPOSE_OUTCOME')
  }
} as const

const proposeAgain = {
  GIVE_OPINION: {
    guard: and(['nothingMissing', 'mayProposeAgain']),
    actions: tell('PROPOSE_OUTCOME')
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
          guard: and(['nothingMissing', 'isOfTheJury']),
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
    /** the rules decide in the jury's place: whoever signs ranks, draws lots if the rules say so, and proposes */
    noOpinion: {
      tags: ['late'],
      meta: { owner: 'authority' },
      on: proposeInstead,
      after: {
        deputyFrom: {
          target: 'noOpinionDeputy',
          actions: [alertAuthority('deputy-may-sign'), alertTeam('team-authority-silent')]
        }
      }
    },
    noOpinionDeputy: {
      tags: ['late'],
      meta: { owner: 'deputy' },
      on: proposeInstead,
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
        ...proposeAgain
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
      on: { ...decide, ...proposeAgain },
      after: {
        authorityFallback: {
          target: '#withoutAction',
          actions: tell('CANCEL_CALL')
        }
      }
    }
  }
})
