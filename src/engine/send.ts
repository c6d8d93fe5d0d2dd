import { advance, changed, withSubject, type Cause } from './advance.ts'
import { plain } from './canonical.ts'
import { clearEndedWait } from './clear-incident.ts'
import { chartOf, readInstance, type Chart, type Kind } from './charts.ts'
import { ChartFault, Refusal } from './errors.ts'
import { reasonsAgainst, refusalOf } from './judge.ts'
import type { Ports } from './ports.ts'
import { purely } from './pure.ts'
import type { Actor, ChartEvent, Env, Instance, Reason, Timer } from './types.ts'
import type { Moved } from './xstate.ts'

/** An event for one instance. */
export interface Send {
  chart: string
  id: string
  event: ChartEvent
  by: Actor
  /** identifies this wish, made by whoever wishes: sent again, it is not done again */
  command: string
  /** the `v` that was on screen; another one refuses as `stale` */
  expect?: number
  /** fields of the subject to set with the step */
  set?: object
}

/** What came of a command. */
export interface Sent<Subject = Record<string, unknown>> {
  instance: Instance<Subject>
  /** the step that this command made, now or the first time */
  seq: number
  /** it had been done before: nothing happened now */
  repeated: boolean
}

/** Somebody was faster this many times: the instance is too busy, or the store lies. */
export const MAX_TRIES = 30

/**
 * Makes one step: read, judge, step, write if nobody was faster, else again.
 * @throws Refusal with every reason; ChartFault when the chart or the caller is wrong
 */
export async function send(ports: Ports, kind: Kind, command: Send): Promise<Sent> {
  const event = plain(command.event, 'event')
  return attempt(ports, kind, command.id, event.type, command.command, (instance, chart) => {
    const cause = {
      at: nowFor(ports, instance),
      cmd: command.command,
      by: actor(command.by),
      event
    }
    const env = envOf(cause, instance)
    if (command.expect !== undefined && command.expect !== instance.v) {
      throw new Refusal(kind.name, event.type, [staleness(command.expect, instance)])
    }
    const live = chart.stepper.restore(instance.snapshot, env)
    const reasons = reasonsAgainst(chart, instance, live, event, command.by)
    if (reasons.length > 0) throw refusalOf(chart, instance, event, env, reasons)
    return {
      moved: purely(() => chart.stepper.step(live, event, env)),
      cause,
      set: command.set ?? {}
    }
  })
}

/**
 * Fires one timer, if that very one is still armed and due.
 * @param read the instance as it was read, for the first attempt
 * @returns the instance after it, or null when somebody else fired, moved or cancelled it
 */
export async function fire(
  ports: Ports,
  kind: Kind,
  read: Instance,
  timer: Timer
): Promise<Instance | null> {
  let instance: Instance | null = read
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const armed = instance?.timers.find((other) => other.id === timer.id && other.seq === timer.seq)
    if (!instance || !armed || armed.dueAt > ports.clock.now()) return null
    const after = await fireArmed(ports, kind, instance, armed)
    if (after) return after
    await ports.pause(tries)
    instance = await kind.store.read(read._id)
  }
  throw tooBusy(kind, read._id)
}

function fireArmed(
  ports: Ports,
  kind: Kind,
  instance: Instance,
  armed: Timer
): Promise<Instance | null> {
  const at = nowFor(ports, instance)
  const event = { type: armed.event }
  const cmd = `timer:${armed.id}:${armed.seq}`
  const late = at > armed.dueAt
  const by = { id: 'clock', roles: ['clock'] }
  const cause = { at, cmd, by, event, ...(late && { dueAt: armed.dueAt }) }
  const env = { ...envOf(cause, instance), dueAt: armed.dueAt.getTime() }
  const { stepper } = chartOf(kind, instance)
  const moved = purely(() => stepper.step(stepper.restore(instance.snapshot, env), event, env))
  const timers = instance.timers.filter((other) => other !== armed)
  return write(kind, chartOf(kind, instance), instance, { ...instance, timers }, moved, cause, {})
}

/** A step of the engine's own or of the chart's, with compare-and-set; `make` may throw a Refusal. */
export async function attempt(
  ports: Ports,
  kind: Kind,
  id: string,
  event: string,
  cmd: string,
  make: (
    instance: Instance,
    chart: Chart
  ) => { moved: Moved; cause: Cause; set: object; timers?: Timer[] }
): Promise<Sent> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const instance = await readInstance(kind, id, event)
    const known = instance.history.find((entry) => entry.cmd === cmd)
    if (known) return { instance, seq: known.seq, repeated: true }
    const chart = chartOf(kind, instance)
    const { moved, cause, set, timers } = make(instance, chart)
    const before = timers ? { ...instance, timers } : instance
    const after = await write(kind, chart, instance, before, moved, cause, set)
    if (after) return { instance: after, seq: after.v, repeated: false }
    await ports.pause(tries)
  }
  throw tooBusy(kind, id)
}

export async function write(
  kind: Kind,
  chart: Chart,
  read: Instance,
  before: Instance,
  moved: Moved,
  cause: Cause,
  set: object
): Promise<Instance | null> {
  const change = withSubject(advance(chart, before, moved, cause), before, set, kind.project)
  if (!(await kind.store.swap(read._id, read.v, change))) return null
  const after = changed(before, change)
  await clearEndedWait(kind, read, after.timers)
  return after
}

/** Instants of one instance never go back, whatever the clocks of its processes say. */
export function nowFor(ports: Ports, instance: Pick<Instance, 'lastAt'>): Date {
  const now = ports.clock.now()
  return now > instance.lastAt ? now : instance.lastAt
}

export function envOf(cause: Cause, instance: Pick<Instance, 'v'>): Env {
  return { now: cause.at.getTime(), actor: cause.by, seq: instance.v + 1 }
}

/** Only what the journal may keep of an actor. */
export function actor({ id, roles }: Actor): Actor {
  return { id, roles: [...roles] }
}

function staleness(expected: number, instance: Instance): Reason {
  const params = { expected, v: instance.v, seq: instance.v, at: instance.lastAt }
  return { kind: 'stale', code: 'version', params }
}

function tooBusy(kind: Kind, id: string): ChartFault {
  return new ChartFault(`${kind.name} ${id} was written by others ${MAX_TRIES} times in a row.`)
}
