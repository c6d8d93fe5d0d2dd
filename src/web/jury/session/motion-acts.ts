import type { ChairVote } from '../../../selection/index.ts'
import { textOf } from '../../applicant/dossier/command-of.ts'
import type { PersonRequest } from '../../page.ts'
import type { Acts } from './run-act.ts'

/** Motions on the ranking as a whole, votes by show of hands, disagreements on request. */
export function motionActs(request: PersonRequest): Acts {
  const { selection } = request.services
  const count = (name: string) => {
    const typed = textOf(request, name).trim()
    return typed === '' ? Number.NaN : Number(typed)
  }
  return {
    move: (on) =>
      selection.move({
        ...on,
        ...{ mover: textOf(request, 'mover'), text: textOf(request, 'text').trim() },
        concerns: 'ranking'
      }),
    vote: (on) =>
      selection.vote({
        ...{ ...on, motion: textOf(request, 'motion'), chair: chairVote(textOf(request, 'chair')) },
        counts: { for: count('for'), against: count('against'), abstain: count('abstain') }
      }),
    disagree: (on) =>
      selection.disagree({
        ...{ ...on, member: textOf(request, 'mover') },
        text: textOf(request, 'disagreement').trim()
      })
  }
}

function chairVote(typed: string): ChairVote {
  return typed === 'against' || typed === 'abstain' ? typed : 'for'
}
