import { earliest } from './advance.ts'
import type { Kind } from './charts.ts'
import { timerKey } from './clear-incident.ts'
import { inParallel } from './in-parallel.ts'
import { inOrder } from './judge.ts'
import { drainInstance } from './outbox.ts'
import type { Ports } from './ports.ts'
import { fire } from './send.ts'
import type { Instance, Timer } from './types.ts'

/** What one look of the clock did. */
export interface Ticked {
  fired: number
  done: number
  failed: number
}

const BATCH = 200
/** As fast as more, since the store writes in groups; the pages served meanwhile wait three times less than with 64. */
const AT_ONCE = 16
const RETRY = 5 * 60_000
const ROUNDS = 1000

interface Due {
  kind: Kind
  id: string
  at: number
  /** as the batch was read: whoever was faster since then is noticed by the compare-and-set */
  read?: Instance
}

/**
 * Fires everything that is due, in the order of its dates over all charts, then does every effect that is due.
 * @param stopping asked between two instants and two rounds: what is left is for the next look, here or elsewhere
 */
export async function tick(
  ports: Ports,
  kinds: readonly Kind[],
  stopping: () => boolean = () => false
): Promise<Ticked> {
  const total = { fired: 0, done: 0, failed: 0 }
  while (!stopping()) {
    const fired = await fireBatch(ports, kinds, total, stopping)
    if (fired === 0) break
    total.fired += fired
  }
  await drainAll(ports, kinds, total, stopping)
  return total
}

async function fireBatch(
  ports: Ports,
  kinds: readonly Kind[],
  total: Ticked,
  stopping: () => boolean
): Promise<number> {
  const { due, until } = await nextDue(ports, kinds)
  let fired = 0
  while (due.length > 0 && !stopping()) {
    await inParallel(sameInstant(due), AT_ONCE, async (next) => {
      const outcome = await fireFirst(ports, next, total)
      if (outcome.fired) fired += 1
      const { again } = outcome
      if (again !== undefined && again <= until)
        insert(due, { kind: next.kind, id: next.id, at: again })
    })
  }
  return fired
}

/** Takes all that are due first, at one and the same instant: their order among themselves means nothing. */
function sameInstant(due: Due[]): Due[] {
  const first = due[0]?.at
  const later = due.findIndex(({ at }) => at !== first)
  return due.splice(0, later === -1 ? due.length : later)
}

/** The next instances to look at; `until` is where the next batch begins, so that nothing overtakes it. */
async function nextDue(
  ports: Ports,
  kinds: readonly Kind[]
): Promise<{ due: Due[]; until: number }> {
  const now = ports.clock.now()
  const due: Due[] = []
  let until = now.getTime()
  for (const kind of kinds) {
    const found = await kind.store.due(now, BATCH)
    const dated = found.map((read) => ({ kind, id: read._id, at: pollOf(read), read }))
    due.push(...dated)
    const last = dated.at(-1)
    if (found.length === BATCH && last) until = Math.min(until, last.at)
  }
  due.sort((a, b) => a.at - b.at)
  return { due: due.filter(({ at }) => at <= until), until }
}

function pollOf({ pollAt }: Instance): number {
  return pollAt?.getTime() ?? 0
}

async function fireFirst(
  ports: Ports,
  { kind, id, read }: Due,
  total: Ticked
): Promise<{ fired: boolean; again?: number }> {
  const instance = read ?? (await kind.store.read(id))
  const now = ports.clock.now()
  const timer =
    instance && inOrder(instance.timers).find((armed) => (armed.pollAt ?? armed.dueAt) <= now)
  if (!timer) return { fired: false }
  try {
    const after = await fire(ports, kind, instance, timer)
    const pollAt = (after ?? (await kind.store.read(id)))?.pollAt
    return { fired: after !== null, ...(pollAt && { again: pollAt.getTime() }) }
  } catch (error) {
    // what was read with its batch may be old: the fault must be of what is there now
    const present = read && (await kind.store.read(id))
    if (present && present.v !== instance.v) return { fired: false, again: pollOf(present) }
    total.failed += 1
    await putOff(ports, kind, id, instance.v, instance.timers, timer, error)
    return { fired: false }
  }
}

/** A step that throws is a fault of the chart: staff see it, the other timers go on. */
async function putOff(
  ports: Ports,
  kind: Kind,
  id: string,
  v: number,
  timers: readonly Timer[],
  timer: Timer,
  error: unknown
): Promise<void> {
  const now = ports.clock.now()
  const text = error instanceof Error ? error.message : String(error)
  ports.logger.error({ instance: id, timer: timer.id, error: text }, 'A timer could not be fired.')
  const pollAt = new Date(now.getTime() + RETRY)
  const later = timers.map((armed) => (armed === timer ? { ...armed, pollAt } : armed))
  const incident = { key: timerKey(timer), at: now, error: text }
  await kind.store.putOff(id, v, { timers: later, pollAt: earliest(later), incident })
}

/** Effects may send events that make effects elsewhere: a few rounds, so that a chain does not wait for the next look. */
async function drainAll(
  ports: Ports,
  kinds: readonly Kind[],
  total: Ticked,
  stopping: () => boolean
): Promise<void> {
  for (const kind of kinds) {
    for (let round = 0; round < ROUNDS && !stopping(); round += 1) {
      const before = total.done
      const waiting = await kind.store.waiting(ports.clock.now(), BATCH)
      await inParallel(waiting, AT_ONCE, async (read) => {
        const { done, failed } = await drainInstance(ports, kind, read._id, read)
        total.done += done
        total.failed += failed
      })
      if (total.done === before) break
    }
  }
}

function insert(due: Due[], item: Due): void {
  const at = due.findIndex((other) => other.at > item.at)
  due.splice(at === -1 ? due.length : at, 0, item)
}
