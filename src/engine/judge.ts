import { advance } from './advance.ts'
import type { Chart } from './charts.ts'
import { Refusal } from './errors.ts'
import { purely } from './pure.ts'
import type { Actor, ChartEvent, Env, Instance, Later, Offer, Reason, Timer } from './types.ts'
import { leaves, type Live } from './snapshot.ts'
import { delayOf, isReserved } from './xstate.ts'

const CLOCK: Actor = { id: 'clock', roles: ['clock'] }

/**
 * Every reason why this event by this actor is refused now; none means that it is possible.
 * Roles first, so that nobody learns the state of a thing by trying events that are not theirs.
 */
export function reasonsAgainst(
  chart: Chart,
  instance: Instance,
  live: Live,
  event: ChartEvent,
  actor: Actor
): Reason[] {
  const rule = isReserved(event.type) ? undefined : chart.definition.events[event.type]
  if (!rule) return [{ kind: 'unknown', code: event.type }]
  if (instance.status === 'done') return [{ kind: 'ended', code: instance.states[0] ?? '' }]
  const reasons: Reason[] = []
  if (!rule.roles.some((role) => actor.roles.includes(role))) {
    reasons.push({ kind: 'role', code: rule.roles[0] ?? '', params: { roles: [...rule.roles] } })
  }
  return [...reasons, ...purely(() => obstacles(chart, live, event))]
}

/** What each event of the chart would meet now. Events whose roles this actor has none of are left out. */
export function offers(
  chart: Chart,
  instance: Instance,
  actor: Actor,
  env: Env,
  probes: Readonly<Record<string, Record<string, unknown>>>
): Offer[] {
  const live = chart.stepper.restore(instance.snapshot, env)
  const ahead = horizon(chart, instance, env)
  return Object.entries(chart.definition.events)
    .filter(([, rule]) => rule.roles.some((role) => actor.roles.includes(role)))
    .map(([type]) => {
      const event = { ...probes[type], type }
      const reasons = reasonsAgainst(chart, instance, live, event, actor)
      const later = reasons.length > 0 ? laterBy(ahead, event) : undefined
      return { event: type, allowed: reasons.length === 0, reasons, ...(later && { later }) }
    })
}

/** Why not, and when the clock alone would make it possible. */
export function refusalOf(
  chart: Chart,
  instance: Instance,
  event: ChartEvent,
  env: Env,
  reasons: Reason[]
): Refusal {
  const hopeless = reasons.some(({ kind }) => kind !== 'state' && kind !== 'guard')
  const later = hopeless ? undefined : laterBy(horizon(chart, instance, env), event)
  return new Refusal(chart.definition.name, event.type, reasons, later)
}

/** What each armed timer would make possible, alone, computed when first asked. */
type Horizon = Iterable<Later & { accepts: (event: ChartEvent) => boolean }>

function horizon(chart: Chart, instance: Instance, env: Env): Horizon {
  const seen: (Later & { accepts: (event: ChartEvent) => boolean })[] = []
  return {
    *[Symbol.iterator]() {
      for (const [n, timer] of inOrder(instance.timers).entries()) {
        yield (seen[n] ??= glimpse(chart, instance, timer, env))
      }
    }
  }
}

function glimpse(chart: Chart, instance: Instance, timer: Timer, env: Env) {
  const at = Math.max(timer.dueAt.getTime(), env.now)
  const after = fired(chart, instance, timer, at)
  const live = chart.stepper.restore(after.snapshot, { ...env, now: at, seq: instance.v + 2 })
  const accepts = (event: ChartEvent) =>
    after.status === 'active' && purely(() => chart.stepper.accepts(live, event))
  return { at: new Date(at), delay: delayOf(timer.event), accepts }
}

function laterBy(ahead: Horizon, event: ChartEvent): Later | undefined {
  for (const { at, delay, accepts } of ahead) if (accepts(event)) return { at, delay }
  return undefined
}

/** Timers in the order of their dates; at the same instant, the one armed first. */
export function inOrder(timers: readonly Timer[]): Timer[] {
  return [...timers].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.seq - b.seq)
}

/** Where a timer would lead, without writing anything. */
export function fired(
  chart: Chart,
  instance: Instance,
  timer: Timer,
  at: number
): Pick<Instance, 'snapshot' | 'states' | 'status'> {
  const env = { now: at, actor: CLOCK, seq: instance.v + 1, dueAt: timer.dueAt.getTime() }
  const event = { type: timer.event }
  const moved = purely(() =>
    chart.stepper.step(chart.stepper.restore(instance.snapshot, env), event, env)
  )
  const { set } = advance(chart, instance, moved, { at: new Date(at), cmd: '', by: CLOCK, event })
  return {
    snapshot: set.snapshot ?? instance.snapshot,
    states: set.states ?? [],
    status: set.status ?? 'active'
  }
}

function obstacles(chart: Chart, live: Live, event: ChartEvent): Reason[] {
  if (chart.stepper.accepts(live, event)) return []
  const failing = chart.stepper.candidates(live, event)
  if (failing.length === 0) return [stateReason(chart, live, event)]
  const reasons = new Map<string, Reason>()
  for (const { causes } of failing) {
    for (const { name, holds } of causes) {
      const code = holds ? `not:${name}` : name
      const params = explained(chart, name, live, event)
      reasons.set(code, { kind: 'guard', code, ...(params && { params }) })
    }
  }
  // A child state that forbids what its parent would accept leaves no guard to blame.
  return reasons.size > 0 ? [...reasons.values()] : [stateReason(chart, live, event)]
}

function stateReason(chart: Chart, live: Live, event: ChartEvent): Reason {
  const states = leaves(live)
  return {
    kind: 'state',
    code: states[0] ?? '',
    params: { states, from: chart.stepper.listeners(event.type) }
  }
}

function explained(
  chart: Chart,
  guard: string,
  live: Live,
  event: ChartEvent
): Record<string, unknown> | undefined {
  return chart.definition.explain?.[guard]?.({
    context: live.context as never,
    event: event as never
  })
}
