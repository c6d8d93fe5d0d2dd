import type { Kind } from './charts.ts'
import type { Instance, Timer } from './types.ts'

/** Names the incident of a timer that cannot be fired. */
export function timerKey({ id, seq }: Pick<Timer, 'id' | 'seq'>): string {
  return `timer:${id}:${seq}`
}

/** The incident is over; an effect that was given up on the same instance takes its place, lest nobody sees it. */
export async function clearIncident(kind: Kind, id: string, key: string): Promise<void> {
  const instance = await kind.store.read(id)
  const other = instance?.outbox.find((effect) => effect.stuck && effect.key !== key)
  const next = other && { key: other.key, at: other.nextAt, error: other.lastError ?? '' }
  await kind.store.clearIncident(id, key, next)
}

/** A step that fires or cancels the timer of an incident ends it: the clock will not look at that timer again. */
export async function clearEndedWait(
  kind: Kind,
  { _id, incident }: Instance,
  armed: readonly Timer[]
): Promise<void> {
  if (!incident?.key.startsWith('timer:')) return
  if (armed.some((timer) => timerKey(timer) === incident.key)) return
  await clearIncident(kind, _id, incident.key)
}
