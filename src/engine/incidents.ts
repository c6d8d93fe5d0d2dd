import { plain } from './canonical.ts'
import type { Kind } from './charts.ts'
import { clearIncident } from './clear-incident.ts'
import { ChartFault, Refusal } from './errors.ts'
import { outside } from './outside.ts'
import type { Ports } from './ports.ts'
import { send, type Sent } from './send.ts'
import type { Actor, ChartEvent } from './types.ts'

/** The engine's own lines in a journal: they change timers or effects, never the state. */
export const SETTLE = 'engine.settle'

/** One thing that was given up, or that fails again and again, on one instance. */
export interface Incident<Subject = Record<string, unknown>> {
  id: string
  subject: Subject
  /** of the effect, or `timer:…` for an end of a wait that cannot be done: the clock itself tries that again */
  key: string
  at: Date
  error: string
  /** none for a timer */
  effect?: { type: string; params: Record<string, unknown>; attempts: number }
}

/** Every incident of the instances that match a filter: each effect given up, and timers that fail. */
export async function incidentsOf(
  kind: Kind,
  filter: Record<string, unknown>,
  limit: number
): Promise<Incident[]> {
  const instances = await kind.store.inTrouble(filter, limit)
  return instances.flatMap(({ _id: id, subject, outbox, incident }) => {
    if (!incident) return []
    const given = outbox.filter(({ stuck }) => stuck)
    const { key, at, error } = incident
    const timer = given.some((effect) => effect.key === key)
      ? []
      : [{ id, subject, key, at, error }]
    return [
      ...timer,
      ...given.map(({ key: of, type, params, attempts, lastError = error }) => ({
        ...{ id, subject, key: of, at, error: lastError },
        effect: { type, params, attempts }
      }))
    ]
  })
}

/** Tries an effect again now, as if it had never failed. */
export async function retryEffect(
  ports: Ports,
  kind: Kind,
  id: string,
  key: string
): Promise<void> {
  const again = { stuck: false, attempts: 0, nextAt: ports.clock.now() }
  if (!(await kind.store.amendByHand(id, key, again))) {
    throw new Refusal(kind.name, 'engine.retry', [
      { kind: 'unknown', code: 'effect', params: { key } }
    ])
  }
  await clearIncident(kind, id, key)
}

/** A person did by hand what an effect could not. */
export interface Settle {
  chart: string
  id: string
  key: string
  by: Actor
  command: string
  /** what was done instead, journaled */
  why: string
  /** the result to send back, if the chart waits for one */
  event?: ChartEvent
  /** who the result is said to come from; messaging unless told */
  resultBy?: Actor
}

/** Journals what was done by hand, sends its result, and only then forgets the effect. */
export async function settleEffect(ports: Ports, kind: Kind, settle: Settle): Promise<Sent> {
  const { id, key, by, command, why, event } = settle
  if (why.trim() === '') throw new ChartFault('Settling by hand needs what was done.')
  const sent = await outside(
    ports,
    kind,
    { id, cmd: command, by, event: { type: SETTLE, key }, why },
    (instance) => {
      if (instance.outbox.some((effect) => effect.key === key)) return instance.timers
      throw new Refusal(kind.name, SETTLE, [{ kind: 'unknown', code: 'effect', params: { key } }])
    }
  )
  const result = event && (await deliver(ports, kind, settle, event))
  await kind.store.remove(id, key)
  await clearIncident(kind, id, key)
  return result ?? sent
}

function deliver(
  ports: Ports,
  kind: Kind,
  { id, key, resultBy }: Settle,
  event: ChartEvent
): Promise<Sent> {
  const by = resultBy ?? { id: 'system', roles: ['system', 'messaging'] }
  return send(ports, kind, {
    chart: kind.name,
    id,
    event: plain(event, 'event'),
    by,
    command: `effect:${key}`
  })
}
