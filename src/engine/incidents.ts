import { plain } from './canonical.ts'
import type { Kind } from './charts.ts'
import { ChartFault, Refusal } from './errors.ts'
import { outside } from './outside.ts'
import type { Ports } from './ports.ts'
import { send, type Sent } from './send.ts'
import type { Actor, ChartEvent } from './types.ts'

/** The engine's own lines in a journal: they change timers or effects, never the state. */
export const SETTLE = 'engine.settle'

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
  await kind.store.clearIncident(id, key)
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
  await kind.store.clearIncident(id, key)
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
