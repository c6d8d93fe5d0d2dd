import { personFor, type Account } from '../../accounts/index.ts'
import { NotFound } from '../../shared/errors.ts'
import { constraintCosts, type ConstraintCosts, type Robustness } from '../ranking/index.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import { recusalsOf } from '../session/recusals.ts'
import { currentRanking, problemsOf, type CurrentRanking } from './current-ranking.ts'
import { decidesAlone } from './decides-alone.ts'
import { drawWitnesses } from './draw-witnesses.ts'
import { keptRobustness } from './kept-ranking.ts'

const DECIDES = ['jury', 'authority', 'deputy', 'officer', 'direction']

/** The ranking in front of one person. */
export type OpenRanking =
  | { recusedFrom: string[]; current: null }
  | {
      recusedFrom: []
      current: CurrentRanking
      problems: string[]
      costs: ConstraintCosts | null
      robustness: Robustness | null
      /** proposes without the jury, whose time has passed or who has spoken */
      alone: boolean
      /** accounts that may give a number for a draw */
      witnesses: string[]
    }

/** @throws NotFound unless this person deliberates, decides or prepares the call's decision */
export function assertDecides(account: Account, call: string): readonly string[] {
  const { roles } = personFor(account, { callId: call })
  if (!roles.some((role) => DECIDES.includes(role))) throw new NotFound(`ranking of ${call}`)
  return roles
}

/**
 * The whole ranking, or nothing of it: it is voted as one, so that whoever stands aside from one of its
 * dossiers neither sees nor votes it; they are told which.
 */
export async function openRanking(
  deps: SelectionDeps,
  { account, call }: { account: Account; call: string }
): Promise<OpenRanking> {
  const roles = assertDecides(account, call)
  const current = await currentRanking(deps, call)
  // also of those still being read: their numbers are among the problems
  const recusals = new Map([...current.recusals, ...(await recusalsOf(deps, current.unread))])
  const recusedFrom = recusedAmong({ recusals }, account.id)
  if (recusedFrom.length > 0) return { recusedFrom, current: null }
  const { ranking, rules, dossiers, session } = current
  const read = dossiers.filter(({ readings }) => readings.length > 0)
  const draw = current.drawOutdated ? null : session.draw
  const [alone, witnesses] = await Promise.all([
    decidesAlone(deps, call, roles),
    drawWitnesses(deps, current)
  ])
  return {
    recusedFrom: [],
    current,
    problems: problemsOf(current, { alone }),
    costs: ranking && !ranking.pending ? constraintCosts(ranking, rules) : null,
    robustness: ranking ? keptRobustness(read, rules, { draw }) : null,
    ...{ alone, witnesses }
  }
}

/** Dossiers of this ranking from which somebody stands aside. */
export function recusedAmong({ recusals }: Pick<CurrentRanking, 'recusals'>, account: string) {
  return [...recusals].flatMap(([number, accounts]) => (accounts.includes(account) ? [number] : []))
}
