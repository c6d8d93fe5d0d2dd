import type { Kind } from './charts.ts'
import { ChartFault, Refusal } from './errors.ts'
import { outside } from './outside.ts'
import type { Ports } from './ports.ts'
import type { Sent } from './send.ts'
import type { Actor, Timer } from './types.ts'
import { delayOf } from './xstate.ts'

export const POSTPONE = 'engine.postpone'

/** A deadline moved for one instance, with its reason. */
export interface Postpone {
  chart: string
  id: string
  /** name of the delay that is armed */
  delay: string
  /** the new date, later than now */
  dueAt: Date
  by: Actor
  command: string
  why: string
}

/**
 * Moves the date of an armed timer. For a deadline that guards read too, send the chart's own event instead.
 * @throws Refusal `state <delay>` when no such timer is armed
 */
export async function postpone(
  ports: Ports,
  kind: Kind,
  { id, delay, dueAt, by, command, why }: Postpone
): Promise<Sent> {
  if (why.trim() === '') throw new ChartFault('A deadline is moved for a reason.')
  const event = { type: POSTPONE, delay, dueAt }
  return outside(ports, kind, { id, cmd: command, by, event, why }, (instance) => {
    // a command already done is never judged again, so this comes after it was looked up
    if (dueAt <= ports.clock.now())
      throw new ChartFault('A deadline is never moved to a date already past.')
    const timers = retimed(instance.timers, delay, dueAt)
    if (timers) return timers
    throw new Refusal(kind.name, POSTPONE, [
      { kind: 'state', code: delay, params: { states: instance.states } }
    ])
  })
}

/** @returns undefined when no timer of that delay is armed */
export function retimed(timers: readonly Timer[], delay: string, dueAt: Date): Timer[] | undefined {
  const moves = (timer: Timer) => delayOf(timer.event) === delay
  if (!timers.some(moves)) return undefined
  return timers.map(({ id, seq, event, dueAt: old }) => ({
    id,
    seq,
    event,
    dueAt: moves({ id, seq, event, dueAt: old }) ? dueAt : old
  }))
}
