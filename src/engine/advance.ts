import type { Chart, Project } from './charts.ts'
import { GENESIS, chained, stateDigest } from './journal.ts'
import type { Actor, ChartEvent, Effect, Entry, Instance, Timer } from './types.ts'
import { leaves, owners, persist } from './snapshot.ts'
import { type Moved, type TimerChange } from './xstate.ts'

/** Who, when, why: what a step journals beside its event. */
export interface Cause {
  at: Date
  cmd: string
  by: Actor
  event: ChartEvent
  dueAt?: Date
  why?: string
}

/** What one step changes in the document: `set` replaces fields, the rest is appended. */
export interface Change {
  set: Partial<Omit<Instance, 'v' | '_id' | 'outbox' | 'history' | 'subject'>>
  subject: Record<string, unknown>
  entry: Entry
  effects: Effect[]
}

/** The fields of an instance that follow from a step; pure. `timers` are those armed before it. */
export function advance(
  chart: Chart,
  before: Pick<Instance, '_id' | 'v' | 'states' | 'timers' | 'history' | 'enteredAt'>,
  moved: Moved,
  cause: Cause
): Change {
  const seq = before.v + 1
  const { name, version } = chart.definition
  const snapshot = persist(moved.live)
  const done = moved.live.status === 'done'
  const timers = done ? [] : applied(before.timers, moved.timers, seq, cause.at)
  const states = leaves(moved.live)
  const same = states.join() === before.states.join()
  const { at, cmd, by, event, dueAt, why } = cause
  const entry = chained(
    {
      seq,
      at,
      cmd,
      by,
      event,
      from: before.states,
      to: states,
      def: version,
      ...(dueAt && { dueAt }),
      ...(why !== undefined && { why }),
      after: stateDigest(snapshot, timers)
    },
    before.history.at(-1)?.hash ?? GENESIS
  )
  return {
    set: {
      def: { name, version, hash: chart.hash },
      snapshot,
      status: done ? 'done' : 'active',
      states,
      tags: [...moved.live.tags].sort(),
      owners: done ? [] : owners(moved.live),
      enteredAt: same ? before.enteredAt : at,
      lastAt: at,
      pollAt: earliest(timers),
      timers
    },
    subject: {},
    entry,
    effects: moved.effects.map((effect, n) => ({
      key: `${before._id}:${seq}:${n}`,
      ...effect,
      attempts: 0,
      nextAt: at
    }))
  }
}

/** The instance after a change, without reading it again. */
export function changed(before: Instance, { set, subject, entry, effects }: Change): Instance {
  return {
    ...before,
    ...set,
    v: entry.seq,
    subject: { ...before.subject, ...subject },
    outbox: [...before.outbox, ...effects],
    history: [...before.history, entry]
  }
}

/** Adds what lists show. @param set fields given by the command, before those computed */
export function withSubject(
  change: Change,
  before: Instance,
  set: object,
  project?: Project
): Change {
  const given = { ...change, subject: { ...set } }
  if (!project) return given
  const after = changed(before, given)
  return { ...given, subject: { ...set, ...project(after.snapshot.context, after) } }
}

/** When the clock must look next. */
export function earliest(timers: readonly Timer[]): Date | null {
  let first: Date | null = null
  for (const timer of timers) {
    const at = timer.pollAt ?? timer.dueAt
    if (!first || at < first) first = at
  }
  return first
}

function applied(
  timers: readonly Timer[],
  changes: readonly TimerChange[],
  seq: number,
  at: Date
): Timer[] {
  let armed = [...timers]
  for (const change of changes) {
    armed = armed.filter(({ id }) => id !== change.id)
    if (change.kind === 'cancel') continue
    const { id, event, delay } = change
    armed.push({ id, seq, event, dueAt: new Date(at.getTime() + delay) })
  }
  return armed
}
