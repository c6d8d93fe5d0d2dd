import { kinds, type Kind } from '../../../src/engine/charts.ts'
import { replayStep } from '../../../src/engine/replay.ts'
import { unborn } from '../../../src/engine/start.ts'
import type { Entry, Instance } from '../../../src/engine/types.ts'
import { verifyOne } from '../../../src/engine/verify.ts'
import { permit } from '../fixtures/permit.chart.ts'
import type { MemoryStore } from '../support/memory-store.ts'
import { IDS, type Outside } from './scene.ts'

/** The engine's promises, checked against what really happened. */
export async function violations(
  store: MemoryStore,
  outside: Outside,
  now: Date
): Promise<string[]> {
  const found: string[] = []
  const kind = kindOn(store)
  const produced = new Set<string>()
  const commands = new Map<string, Map<string, number>>()
  for (const id of IDS) {
    const instance = await store.read(id)
    if (!instance) return [`${id} is lost.`]
    const steps = lived(kind, instance)
    found.push(...ofInstance(kind, instance, steps, now))
    commands.set(id, new Map(instance.history.map(({ cmd, seq }) => [cmd, seq])))
    // every effect that the journal makes
    for (const { key } of steps.at(-1)?.after.outbox ?? []) produced.add(key)
    const done = new Set(instance.history.map(({ cmd }) => cmd))
    for (const key of outside.results) {
      if (key.startsWith(`${id}:`) && !done.has(`effect:${key}`) && !outside.letGo.has(key)) {
        found.push(`The result of ${key} is lost.`)
      }
    }
  }
  for (const key of produced)
    if (!outside.delivered.has(key)) found.push(`The effect ${key} is lost.`)
  for (const key of outside.delivered.keys())
    if (!produced.has(key)) found.push(`The effect ${key} is invented.`)
  for (const { id, command, outcome, seq } of outside.told) {
    const kept = commands.get(id)?.get(command)
    if (outcome === 'done' && kept !== seq)
      found.push(`${command} was acknowledged as step ${seq} and is ${kept}.`)
    if (outcome === 'refused' && kept !== undefined)
      found.push(`${command} was refused and is step ${kept}.`)
  }
  return found
}

function ofInstance(kind: Kind, instance: Instance, steps: readonly Step[], now: Date): string[] {
  const found: string[] = []
  const { _id: id, history, outbox, timers } = instance
  const difference = verifyOne(kind, instance)
  if (difference) found.push(`${id} replays otherwise at ${difference.seq}: ${difference.detail}`)
  const seen = new Set<string>()
  for (const { cmd } of history) {
    if (seen.has(cmd)) found.push(`${id} did ${cmd} twice.`)
    seen.add(cmd)
  }
  for (const { before, entry } of steps) {
    const timer = before.timers.find(({ id: name, seq }) => entry.cmd === `timer:${name}:${seq}`)
    if (timer && entry.at < timer.dueAt) found.push(`${id}: ${entry.cmd} was early.`)
  }
  if (outbox.length > 0) found.push(`${id} keeps ${outbox.length} effects for ever.`)
  for (const timer of timers) if (timer.dueAt <= now) found.push(`${id} forgot ${timer.id}.`)
  return found
}

interface Step {
  before: Instance
  after: Instance
  entry: Entry
}

/** Each step with the state it began from, as a replay of the journal makes them. */
function lived(kind: Kind, instance: Instance): Step[] {
  const steps: Step[] = []
  let before = unborn(instance._id, instance.history[0]!.at, {}, 'permit')
  for (const entry of instance.history) {
    let after: Instance
    try {
      after = replayStep(kind, before, entry)
    } catch {
      // a journal that cannot be replayed is reported by verifyOne
      break
    }
    steps.push({ before, after, entry })
    before = after
  }
  return steps
}

function kindOn(store: MemoryStore) {
  const known = kinds()
  known.add({ store, effects: {}, project: undefined, migrations: [] }, permit)
  return known.named('permit')
}
