import { canonical } from './canonical.ts'
import type { Kind } from './charts.ts'
import { GENESIS, entryHash } from './journal.ts'
import { replayStep } from './replay.ts'
import { unborn } from './start.ts'
import type { Entry, Instance, Timer } from './types.ts'

/** What does not agree, at which step of which instance. */
export interface Difference {
  id: string
  seq: number
  what: 'chain' | 'replay' | 'state' | 'version'
  detail: string
}

export interface Verified {
  instances: number
  steps: number
  differences: Difference[]
}

/** Replays every instance of a chart and compares hashes; the first difference of each instance is named. */
export async function verify(kind: Kind, filter: Record<string, unknown> = {}): Promise<Verified> {
  const verified: Verified = { instances: 0, steps: 0, differences: [] }
  for await (const instance of kind.store.all(filter)) {
    verified.instances += 1
    verified.steps += instance.history.length
    const difference = verifyOne(kind, instance)
    if (difference) verified.differences.push(difference)
  }
  return verified
}

/** @returns the first step whose chain, replay or final state differs, or undefined */
export function verifyOne(kind: Kind, instance: Instance): Difference | undefined {
  const first = instance.history[0]
  const differs = (seq: number, what: Difference['what'], detail: string) => ({
    id: instance._id,
    seq,
    what,
    detail
  })
  if (!first) return differs(0, 'chain', 'The journal is empty.')
  let state = unborn(instance._id, first.at, {}, kind.name)
  let previous = GENESIS
  for (const entry of instance.history) {
    if (entry.seq !== state.v + 1 || entryHash(entry, previous) !== entry.hash) {
      return differs(entry.seq, 'chain', `The entry is not the one that was written.`)
    }
    previous = entry.hash
    const again = attemptReplay(kind, state, entry)
    if (again instanceof Error) return differs(entry.seq, 'replay', again.message)
    const made = again.history.at(-1)
    if (made?.hash !== entry.hash) return differs(entry.seq, 'replay', whatDiffers(made, entry))
    state = again
  }
  const { snapshot, timers, v } = state
  const kept = [instance.snapshot, armed(instance.timers), instance.v]
  const same = canonical([snapshot, armed(timers), v]) === canonical(kept)
  return same
    ? undefined
    : differs(v, 'state', 'The state kept is not the one its journal leads to.')
}

function whatDiffers(made: Entry | undefined, entry: Entry): string {
  if (made?.to.join() !== entry.to.join())
    return `Led to ${made?.to.join(', ')}, journaled as ${entry.to.join(', ')}.`
  return made.after === entry.after ? 'The entry differs.' : 'The context or a timer differs.'
}

/** When the clock looks again after a failure is no part of the journal. */
function armed(timers: readonly Timer[]): Omit<Timer, 'pollAt'>[] {
  return timers.map(({ id, seq, event, dueAt }) => ({ id, seq, event, dueAt }))
}

function attemptReplay(kind: Kind, before: Instance, entry: Entry): Instance | Error {
  try {
    return replayStep(kind, before, entry)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
