import { plain } from './canonical.ts'
import type { Kind } from './charts.ts'
import type { Ports } from './ports.ts'
import { actor, attempt, envOf, nowFor, type Sent } from './send.ts'
import type { Actor, ChartEvent, Instance, Timer } from './types.ts'

/** A line of the journal that the chart does not know: who, what, why. */
export interface Outside {
  id: string
  cmd: string
  by: Actor
  event: ChartEvent
  why: string
}

/** Journals something that leaves the state as it is and may change its timers; compare-and-set as for any step. */
export function outside(
  ports: Ports,
  kind: Kind,
  { id, cmd, by, event, why }: Outside,
  retimed: (instance: Instance) => Timer[]
): Promise<Sent> {
  const facts = plain(event, 'event')
  return attempt(ports, kind, id, event.type, cmd, (instance, chart) => {
    const cause = { at: nowFor(ports, instance), cmd, by: actor(by), event: facts, why }
    const { snapshot, status } = instance
    const live = chart.stepper.restore(snapshot, envOf(cause, instance), status)
    return { moved: { live, timers: [], effects: [] }, cause, set: {}, timers: retimed(instance) }
  })
}
