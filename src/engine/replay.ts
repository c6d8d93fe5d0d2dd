import { advance, changed } from './advance.ts'
import type { Chart, Kind } from './charts.ts'
import { ChartFault } from './errors.ts'
import { mapOf } from './migrate/map-of.ts'
import { migrated } from './migrate/migrated.ts'
import { MIGRATE } from './migrate/migration.ts'
import { SETTLE } from './incidents.ts'
import { POSTPONE, retimed } from './postpone.ts'
import { purely } from './pure.ts'
import { envOf } from './send.ts'
import type { Entry, Instance, Timer } from './types.ts'
import type { Moved } from './xstate.ts'

/**
 * Makes a journaled step again, from its entry alone: time, actor and facts are in it.
 * @throws ChartFault when the chart's version is not here or the entry cannot have happened
 */
export function replayStep(kind: Kind, before: Instance, entry: Entry): Instance {
  const chart = kind.versions.get(entry.def)
  if (!chart) throw new ChartFault(`${kind.name} ${entry.def} is not here.`)
  const { at, cmd, by, event, dueAt, why } = entry
  const cause = { at, cmd, by, event, ...(dueAt && { dueAt }), ...(why !== undefined && { why }) }
  const { moved, timers } =
    event.type === MIGRATE ? migratedAgain(kind, before, entry) : again(chart, before, entry)
  const from = { ...before, timers }
  return changed(from, advance(chart, from, moved, cause))
}

function migratedAgain(
  kind: Kind,
  before: Instance,
  entry: Entry
): { moved: Moved; timers: Timer[] } {
  const { from, to } = entry.event as unknown as { from: number; to: number }
  const { migration, old, next } = mapOf(kind, from, to)
  const { live, timers } = migrated(old, next, migration, before, envOf(entry, before))
  return { moved: { live, timers: [], effects: [] }, timers }
}

function again(chart: Chart, before: Instance, entry: Entry): { moved: Moved; timers: Timer[] } {
  const { stepper } = chart
  const { event } = entry
  const env = envOf(entry, before)
  const { timers } = before
  if (entry.seq === 1) {
    const moved = purely(() => stepper.begin(event['input'] as Record<string, unknown>, env))
    return { moved, timers }
  }
  if (event.type === SETTLE || event.type === POSTPONE) {
    const live = stepper.restore(before.snapshot, env, before.status)
    const moved = { live, timers: [], effects: [] }
    return { moved, timers: event.type === SETTLE ? timers : postponed(timers, entry) }
  }
  const timer = event.type.startsWith('xstate.') ? firedTimer(timers, entry) : undefined
  const full = timer ? { ...env, dueAt: timer.dueAt.getTime() } : env
  const moved = purely(() => stepper.step(stepper.restore(before.snapshot, full), event, full))
  return { moved, timers: timer ? timers.filter((other) => other !== timer) : timers }
}

function postponed(timers: Timer[], { event }: Entry): Timer[] {
  const moved = retimed(timers, String(event['delay']), event['dueAt'] as Date)
  if (!moved) throw new ChartFault(`No timer ${String(event['delay'])} was armed.`)
  return moved
}

function firedTimer(timers: readonly Timer[], { cmd }: Entry): Timer {
  const timer = timers.find(({ id, seq }) => cmd === `timer:${id}:${seq}`)
  if (!timer) throw new ChartFault(`${cmd} was not armed.`)
  return timer
}
