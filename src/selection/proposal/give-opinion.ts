import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import { actorOn, record } from '../session/record.ts'
import { refuse } from '../session/refuse.ts'
import { problemsOf } from './current-ranking.ts'
import { decidesAlone } from './decides-alone.ts'
import {
  freezeSelection,
  readSelection,
  type ProposedOutcome,
  type ReadSelection
} from './frozen-selection.ts'
import { rankingFor } from './public-draw.ts'

/**
 * The jury's opinion (avis): freezes the selection on screen and proposes it to the authority. Given by the
 * chair in session; by the authority or its deputy alone once the jury has been silent to its fallback, when the
 * rules decide in its place, or to propose anew before signing. The chart refuses while `problems` are left, and says how many.
 * @returns the id of the frozen selection
 * @throws Refusal; BadInput for a juror who is not in the chair, or whoever stands aside
 */
export async function giveOpinion(deps: SelectionDeps, on: OnCall): Promise<string> {
  const by = actorOn(on.account, on.call)
  const alone = await decidesAlone(deps, on.call, by.roles)
  const current = await rankingFor(deps, on)
  const { chair } = current.session
  if (!alone && by.roles.includes('jury') && chair !== '' && on.account.id !== chair) {
    refuse('only-the-chair')
  }
  const problems = problemsOf(current, { alone })
  const selection = problems.length === 0 ? await freezeSelection(deps, current, on.account.id) : ''
  await deps.engine.send({
    chart: 'call',
    id: on.call,
    event: { type: 'GIVE_OPINION', selection, problems },
    by,
    command: on.command
  })
  await record(deps, { call: on.call, command: on.command, by }, () => ({
    type: 'PROPOSE',
    selection
  }))
  return selection
}

/** The selection in force: that of the last opinion given. @returns null before it */
export async function selectionInForce(
  deps: Pick<SelectionDeps, 'calls' | 'models'>,
  call: string
): Promise<ReadSelection | null> {
  const instance = await deps.calls.find(call)
  const given = instance?.history.findLast(({ event }) => event.type === 'GIVE_OPINION')
  const id = given?.event['selection']
  return typeof id === 'string' ? readSelection(deps, id) : null
}

/**
 * What the call tells each dossier with PROPOSE_OUTCOME: dossier → its facts. For the call's effect only:
 * nobody is shown it.
 * @throws Error when the call gave no opinion: a fault of the program
 */
export async function proposedOutcomes(
  deps: Pick<SelectionDeps, 'calls' | 'models'>,
  call: string
): Promise<ReadonlyMap<string, ProposedOutcome>> {
  const selection = await selectionInForce(deps, call)
  if (!selection) throw new Error(`Call ${call} proposes nothing yet.`)
  return new Map(
    selection.frozen.outcomes.map(({ number, outcome, rank }) => [number, { outcome, rank }])
  )
}
