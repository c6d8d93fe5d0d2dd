import type { ApplicationInstance } from '../applications/index.ts'
import { Refusal, type EffectHandler, type EffectOutcome } from '../engine/index.ts'
import { awaitsReadings, factsOf, readingsWanted } from './dossier-facts.ts'
import { recusedOf } from './reader-access.ts'
import type { ReviewsDeps } from './reviews-deps.ts'

/** A call asks for at most five readings and one more; beyond that somebody is undoing what we do. */
const MOST_TRIES = 12

type Finding = Pick<ReviewsDeps, 'engine' | 'applications' | 'accounts'>

/**
 * After so many assignments all are counted again: another process and the team assign too. Readings open for all
 * dossiers of a call at one instant, and counting them all for each would grow with the square of their number.
 */
const COUNTED_AGAIN = 100

/** How many dossiers each reader has, as this process knows it. */
interface Tally {
  charges: Map<string, number>
  assigned: number
}

/** What the effects of a dossier's chart ask of the readings. */
export function reviewEffects(deps: Finding): { findReaders: EffectHandler } {
  const turns = new Map<string, Promise<unknown>>()
  const tallies = new Map<string, Tally>()
  return {
    // One dossier of a call after the other: readings open for all of them at one instant, and two at
    // once would find the same readers the least charged.
    findReaders: (effect, instance) => {
      const call = String(instance.snapshot.context['call'])
      const before = turns.get(call) ?? Promise.resolve()
      const work = () => findReaders(deps, tallies, effect.key, instance._id)
      const mine = before.then(work, work).finally(() => {
        if (turns.get(call) !== mine) return
        // nobody waits: what is known grows old
        turns.delete(call)
        tallies.delete(call)
      })
      turns.set(call, mine)
      return mine
    }
  }
}

/**
 * Gives the dossier the readers it lacks. Each assignment is an event under a command made of the effect's key
 * and the reader, so that a crash in between repeats nothing. Nobody left without conflict is no failure: the
 * coverage shows it to staff.
 */
async function findReaders(
  deps: Finding,
  tallies: Map<string, Tally>,
  key: string,
  number: string
): Promise<EffectOutcome> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const instance = await deps.applications.models.applications
      .findById(number)
      .lean<ApplicationInstance>()
    if (!instance || !awaitsReadings(instance)) return {}
    if (factsOf(instance).readers.length >= readingsWanted(instance)) return {}
    const recused = await recusedOf(deps, number)
    const tally = await tallyOf(deps, tallies, instance.subject.call)
    const reader = await leastCharged(deps, tally, instance, recused)
    if (!reader) return {}
    const command = `${key}:${reader}`
    const assigned = await assign(deps, { number, reader, recused, command, v: instance.v })
    if (!assigned) continue
    tally.charges.set(reader, (tally.charges.get(reader) ?? 0) + 1)
    tally.assigned += 1
  }
  return {}
}

/** @returns false when somebody assigned, removed or stood aside meanwhile: the dossier is looked at again */
async function assign(
  { engine }: Finding,
  {
    number,
    reader,
    recused,
    command,
    v
  }: { number: string; reader: string; recused: string[]; command: string; v: number }
): Promise<boolean> {
  try {
    const event = { type: 'ASSIGN_READER', reader, recused }
    const by = { id: 'system', roles: ['system'] }
    await engine.send({ chart: 'application', id: number, event, by, command, expect: v })
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return false
  }
}

async function tallyOf(deps: Finding, tallies: Map<string, Tally>, call: string): Promise<Tally> {
  const known = tallies.get(call)
  if (known && known.assigned < COUNTED_AGAIN) return known
  const tally = { charges: await chargesOf(deps, call), assigned: 0 }
  tallies.set(call, tally)
  return tally
}

/** The committee member with the fewest dossiers of this call, the first by id among equals. */
async function leastCharged(
  deps: Finding,
  { charges }: Tally,
  instance: ApplicationInstance,
  recused: readonly string[]
): Promise<string | undefined> {
  const { call } = instance.subject
  const { readers } = factsOf(instance)
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
  const people = await accounts.peopleOfCall(call, ['committee'])
  return people.map(({ id }) => id)
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
