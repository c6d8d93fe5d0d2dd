import type { Chart } from '../charts.ts'
import { purely } from '../pure.ts'
import type { Env, Instance, Stored, Timer } from '../types.ts'
import { type Live } from '../snapshot.ts'
import { delayOf } from '../xstate.ts'
import { renamed, type Migration } from './migration.ts'
import { nodeAt, placed, waitsOf } from './place.ts'

/** An instance in its new version, before it is written. */
export interface Migrated {
  live: Live
  timers: Timer[]
  kept: string[]
  rearmed: string[]
  dropped: string[]
}

/**
 * Where a migration leads one instance; pure.
 * A timer whose wait exists in the new version keeps its date; a wait that is new begins now.
 * @throws ChartFault when the map leaves the instance nowhere
 */
export function migrated(
  old: Chart,
  next: Chart,
  migration: Migration,
  before: Pick<Instance, 'snapshot' | 'states' | 'timers' | 'v'>,
  env: Env
): Migrated {
  return purely(() => {
    const { context, history } = before.snapshot
    const paths = [
      ...before.states.map((path) => renamed(migration, path)),
      ...(migration.added ?? [])
    ]
    const stored = {
      context: migration.context?.(context) ?? context,
      ...(history && { history: historyIn(old, next, migration, history) })
    }
    const live = placed(next.stepper, paths, stored, env)
    return { live, ...retimed(old, migration, before, live, env) }
  })
}

function retimed(
  old: Chart,
  migration: Migration,
  before: Pick<Instance, 'snapshot' | 'timers' | 'v'>,
  live: Live,
  env: Env
): Omit<Migrated, 'live'> {
  const waits = live.status === 'done' ? [] : waitsOf(live)
  const earlier = waitsOf(old.stepper.restore(before.snapshot, env))
  const kept: string[] = []
  const rearmed: string[] = []
  const timers: Timer[] = []
  for (const { id, delay, state, length } of waits) {
    const same = earlier.find(
      (wait) => wait.delay === delay && renamed(migration, wait.state) === state
    )
    const armed = same && before.timers.find((timer) => timer.id === same.id)
    // a wait that was over already in the old version is not begun again
    if (same && !armed) continue
    ;(armed ? kept : rearmed).push(delay)
    timers.push({
      id,
      seq: before.v + 1,
      event: id,
      dueAt: armed?.dueAt ?? new Date(env.now + length())
    })
  }
  const dropped = before.timers
    .map(({ event }) => delayOf(event))
    .filter((delay) => !kept.includes(delay))
  return { timers, kept, rearmed, dropped }
}

function historyIn(
  old: Chart,
  next: Chart,
  migration: Migration,
  history: NonNullable<Stored['history']>
): NonNullable<Stored['history']> {
  const id = (oldId: string) =>
    nodeAt(next.stepper.machine, renamed(migration, pathOf(old, oldId))).id
  return history.map((one) => ({ id: id(one.id), states: one.states.map(id).sort() }))
}

function pathOf({ stepper }: Chart, id: string): string {
  const { idMap } = stepper.machine as unknown as { idMap: Map<string, { path: string[] }> }
  return idMap.get(id)?.path.join('.') ?? id
}
