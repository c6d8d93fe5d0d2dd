import type { ApplicationInstance } from '../applications/index.ts'
import type { EffectCall, EffectHandler, EffectOutcome } from '../engine/index.ts'
import { awaitsReadings, factsOf, readingsWanted } from './dossier-facts.ts'
import { recusedOf } from './reader-access.ts'
import type { ReviewsDeps } from './reviews-deps.ts'

/** A call asks for at most five readings and one more; beyond that somebody is undoing what we do. */
const MOST_ASSIGNED = 12

type Finding = Pick<ReviewsDeps, 'applications' | 'accounts'>

/** What the effects of a dossier's chart ask of the readings. */
export function reviewEffects(deps: Finding): { findReaders: EffectHandler } {
  return { findReaders: (effect, { _id }) => findReader(deps, effect, _id) }
}

/**
 * Gives the dossier to one more reader if it lacks one, and asks to be called again: each assignment is
 * an event of its own, under a command made of the effect's key and its rank, so that a crash in between
 * repeats nothing. Nobody left without conflict is no failure: the coverage shows it to staff.
 */
async function findReader(
  deps: Finding,
  { cursor }: EffectCall,
  number: string
): Promise<EffectOutcome> {
  const rank = typeof cursor === 'number' ? cursor : 0
  const instance = await deps.applications.models.applications
    .findById(number)
    .lean<ApplicationInstance>()
  if (!instance || !awaitsReadings(instance) || rank >= MOST_ASSIGNED) return {}
  if (factsOf(instance).readers.length >= readingsWanted(instance)) return {}
  const recused = await recusedOf(deps, number)
  const reader = await leastCharged(deps, instance, recused)
  if (!reader) return {}
  return { event: { type: 'ASSIGN_READER', reader, recused }, more: rank + 1 }
}

/** The committee member with the fewest dossiers of this call, the first by id among equals. */
async function leastCharged(
  deps: Finding,
  instance: ApplicationInstance,
  recused: readonly string[]
): Promise<string | undefined> {
  const { call } = instance.subject
  const { readers } = factsOf(instance)
  const charges = await chargesOf(deps, call)
  const free = (await committeeOf(deps, call)).filter(
    (id) => !recused.includes(id) && !readers.includes(id)
  )
  return free.toSorted(
    (a, b) => (charges.get(a) ?? 0) - (charges.get(b) ?? 0) || (a < b ? -1 : 1)
  )[0]
}

/** Account ids of those who read in a call. */
export async function committeeOf(
  { accounts }: Pick<ReviewsDeps, 'accounts'>,
  call: string
): Promise<string[]> {
  const people = await accounts.peopleOfCall(call)
  return people
    .filter(({ calls }) =>
      calls.some(({ callId, roles }) => callId === call && roles.includes('committee'))
    )
    .map(({ id }) => id)
}

/** How many dossiers of a call each reader has, finished ones included. */
export async function chargesOf(
  { applications: { models } }: Pick<ReviewsDeps, 'applications'>,
  call: string
): Promise<Map<string, number>> {
  const given = await models.applications
    .find({ 'subject.call': call }, { 'snapshot.context.readers': 1 })
    .lean<Pick<ApplicationInstance, 'snapshot'>[]>()
  const charges = new Map<string, number>()
  for (const reader of given.flatMap((one) => factsOf(one).readers)) {
    charges.set(reader, (charges.get(reader) ?? 0) + 1)
  }
  return charges
}
