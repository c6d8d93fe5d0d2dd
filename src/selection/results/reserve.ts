import type { ApplicationInstance } from '../../applications/index.ts'
import { Refusal } from '../../engine/index.ts'
import { factsOf } from '../../reviews/index.ts'
import { stageOf } from '../answer/answer-of.ts'
import { nextInReserve } from '../ranking/index.ts'
import { selectionInForce } from '../proposal/give-opinion.ts'
import type { ReadSelection } from '../proposal/frozen-selection.ts'
import type { SelectionDeps } from '../selection-deps.ts'

type Deps = Pick<SelectionDeps, 'engine' | 'models' | 'calls' | 'applications'>

/** A place given up, or never taken in time. */
const GAVE_UP = ['declined', 'lapsed']

/**
 * Offers each free place to the next of the reserve that keeps the constraints, if there is one: what the
 * call's effect `callReserve` does. Done again, nobody is called twice: whoever was called holds a place.
 * @param key of the effect: with the dossier's number, the command of each event
 * @returns the dossiers that were called
 */
export async function callReserve(deps: Deps, call: string, key: string): Promise<string[]> {
  const selection = await selectionInForce(deps, call)
  if (!selection) return []
  const all = await deps.applications.models.applications
    .find({ 'subject.call': call }, { states: 1, snapshot: 1 })
    .sort({ _id: 1 })
    .lean<ApplicationInstance[]>()
  const promoted: string[] = []
  for (const number of nextOnes(selection, all)) {
    if (await promote(deps, call, number, key)) promoted.push(number)
  }
  return promoted
}

function nextOnes({ ranking, frozen }: ReadSelection, all: readonly ApplicationInstance[]) {
  const holding = all.filter(holdsPlace).map(({ _id }) => _id)
  const waiting = all.filter((one) => stageOf(one) === 'reserve').map(({ _id }) => _id)
  const free = frozen.rules.places - holding.length
  if (free <= 0) return []
  if (!ranking) return inRankOrder(all, waiting).slice(0, free)
  const ranked = ranking.eligible.filter((id) => holding.includes(id))
  const unavailable = ranking.eligible.filter((id) => !waiting.includes(id))
  // a place given by an appeal to a dossier that the ranking does not know as eligible is taken all the same
  const places = frozen.rules.places - (holding.length - ranked.length)
  const { constraints } = frozen.rules
  return [
    ...nextInReserve(ranking, { places, constraints }, { holding: ranked, unavailable }).called
  ]
}

/** Selected and told so, or about to be: the place is not free. */
function holdsPlace(instance: ApplicationInstance): boolean {
  return factsOf(instance).outcome?.kind === 'selected' && !GAVE_UP.includes(stageOf(instance))
}

/** Without a grid the jury's own order is all there is. */
function inRankOrder(all: readonly ApplicationInstance[], waiting: readonly string[]): string[] {
  return all
    .filter(({ _id }) => waiting.includes(_id))
    .toSorted((a, b) => (factsOf(a).outcome?.rank ?? 0) - (factsOf(b).outcome?.rank ?? 0))
    .map(({ _id }) => _id)
}

/** @returns false when the dossier no longer waits: another process called it, or it withdrew meanwhile */
async function promote({ engine }: Deps, call: string, number: string, key: string) {
  try {
    const by = { id: `call:${call}`, roles: ['call'] }
    const event = { type: 'PROMOTE' }
    await engine.send({ chart: 'application', id: number, event, by, command: `${key}:${number}` })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
