import type { Kind } from './charts.ts'
import { clearIncident } from './clear-incident.ts'
import { Refusal } from './errors.ts'
import type { Ports } from './ports.ts'
import { send } from './send.ts'
import type { Actor, Effect, EffectOutcome, Instance } from './types.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long one attempt may last before another process may think its owner dead. */
const LEASE = 2 * MINUTE

/** After each failed attempt; after the last one, an incident for a person. */
const BACKOFF = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR]

const SYSTEM: Actor = { id: 'system', roles: ['system', 'messaging'] }

export interface Drained {
  done: number
  failed: number
}

/**
 * Does every effect of one instance that is due, in order; one that fails does not hold back the others.
 * @param read the instance as it was read, if it was; what happened since then is seen by the claim
 */
export async function drainInstance(
  ports: Ports,
  kind: Kind,
  id: string,
  read?: Instance
): Promise<Drained> {
  const drained = { done: 0, failed: 0 }
  const tried = new Set<string>()
  let instance = read ?? (await kind.store.read(id))
  for (;;) {
    const effect = instance?.outbox.find(
      (waiting) => isDue(waiting, ports) && !tried.has(waiting.key)
    )
    if (!instance || !effect) return drained
    tried.add(effect.key)
    const { ok, after } = await doEffect(ports, kind, instance, effect)
    if (ok !== undefined) drained[ok ? 'done' : 'failed'] += 1
    instance = after ?? (await kind.store.read(id))
  }
}

/** An effect as this process holds it: until when, where it is, how often it failed since it last moved. */
interface Held {
  lease: Date
  cursor: unknown
  attempts: number
}

/** `ok` is undefined when another process has it; `after` is the instance without the effect, when it was done. */
async function doEffect(
  ports: Ports,
  kind: Kind,
  instance: Instance,
  effect: Effect
): Promise<{ ok?: boolean; after?: Instance | undefined }> {
  const held = { lease: leaseFrom(ports), cursor: effect.cursor, attempts: effect.attempts }
  const claimed = await kind.store.claim(instance._id, effect, held.lease)
  if (!claimed) return {}
  try {
    const after = await untilFinished(ports, kind, claimed, effect, held)
    return { ok: true, after }
  } catch (error) {
    await failed(ports, kind, instance, effect, held, error)
    return { ok: false }
  }
}

/** @returns the instance without the effect, unless another process goes on with it */
async function untilFinished(
  ports: Ports,
  kind: Kind,
  instance: Instance,
  effect: Effect,
  held: Held
): Promise<Instance | undefined> {
  const handler = kind.effects[effect.type]
  if (!handler) throw new Error(`Nothing here does ${effect.type}.`)
  const { key, type, params } = effect
  for (;;) {
    const { cursor, attempts } = held
    const outcome = await handler(
      { key, type, params, attempts, ...(cursor !== undefined && { cursor }) },
      instance
    )
    if (outcome?.event) await sendResult(ports, kind, instance, key, outcome, cursor)
    if (outcome?.more === undefined) break
    const lease = leaseFrom(ports)
    const moved = { cursor: outcome.more, nextAt: lease, attempts: 1 }
    // Lost to another process, which resumes from the last cursor kept: what follows is done there.
    if (!(await kind.store.amend(instance._id, key, held.lease, moved))) return undefined
    Object.assign(held, { lease, cursor: outcome.more, attempts: 0 })
  }
  const after = await kind.store.remove(instance._id, key)
  if (instance.incident?.key === key) await clearIncident(kind, instance._id, key)
  return after ?? undefined
}

function leaseFrom(ports: Ports): Date {
  return new Date(ports.clock.now().getTime() + LEASE)
}

/** The result comes back once, by a command id made of the key; only a refusal that nothing can change is let go. */
async function sendResult(
  ports: Ports,
  kind: Kind,
  instance: Instance,
  key: string,
  { event, by = SYSTEM, set }: EffectOutcome,
  cursor: unknown
): Promise<void> {
  if (!event) return
  const command = cursor === undefined ? `effect:${key}` : `effect:${key}:${JSON.stringify(cursor)}`
  try {
    await send(ports, kind, {
      chart: kind.name,
      id: instance._id,
      event,
      by,
      command,
      ...(set && { set })
    })
  } catch (error) {
    if (
      !(error instanceof Refusal) ||
      error.reasons.some(({ kind: why }) => why === 'unknown' || why === 'role')
    )
      throw error
    ports.logger.info(
      { effect: key, refused: error.message },
      'The instance no longer waits for this result.'
    )
  }
}

async function failed(
  ports: Ports,
  kind: Kind,
  instance: Instance,
  effect: Effect,
  held: Held,
  error: unknown
): Promise<void> {
  const now = ports.clock.now()
  const lastError = error instanceof Error ? error.message : String(error)
  const pause = BACKOFF[held.attempts]
  ports.logger.warn(
    { effect: effect.key, type: effect.type, attempts: held.attempts + 1, error: lastError },
    'An effect failed.'
  )
  const { _id: id } = instance
  if (pause === undefined) {
    await kind.store.giveUp(id, held.lease, { key: effect.key, at: now, error: lastError })
    return
  }
  const nextAt = new Date(now.getTime() + pause)
  await kind.store.amend(id, effect.key, held.lease, { lastError, nextAt })
}

function isDue(effect: Effect, ports: Ports): boolean {
  return !effect.stuck && effect.nextAt <= ports.clock.now()
}
