import type { Collection } from 'mongoose'
import type { Services } from '../services.ts'
import type { MovableClock } from '../shared/clock.ts'

type Parts = Pick<Services, 'engine' | 'messages' | 'calls' | 'applications'>

/**
 * Moves the clock to an instant as time would have passed: stopping at each date at which something is due,
 * so that nothing fires late and mails leave when they would have left.
 */
export async function advanceClock(parts: Parts, clock: MovableClock, target: Date): Promise<void> {
  for (;;) {
    const next = await nextDate(parts, target)
    if (!next) break
    if (next > clock.now()) clock.moveTo(next)
    await settle(parts)
  }
  if (target > clock.now()) clock.moveTo(target)
}

/** Does everything that is due now, mails and their consequences included. */
export async function settle({
  engine,
  messages
}: Pick<Parts, 'engine' | 'messages'>): Promise<void> {
  for (;;) {
    const { fired, done } = await engine.tick()
    const { sent, failed } = await messages.deliverDue()
    const told = await messages.tellOutcomes()
    if (fired + done + sent + failed + told === 0) return
  }
}

/** The first instant up to `target` at which a timer, an effect or a mail is due. */
async function nextDate(
  { calls, applications, messages }: Parts,
  target: Date
): Promise<Date | null> {
  const dates = await Promise.all([
    firstDue(calls.models.calls.collection, target),
    firstDue(applications.models.applications.collection, target),
    messages.nextDue()
  ])
  const due = dates.flatMap((date) => (date && date <= target ? [date.getTime()] : []))
  return due.length === 0 ? null : new Date(Math.min(...due))
}

interface Pending {
  pollAt: Date | null
  outbox: { nextAt: Date; stuck?: boolean }[]
}

/** Asks each index for its own part: nearly every dossier waits for a timer, and only the first counts. */
async function firstDue(instances: Collection, target: Date): Promise<Date | null> {
  const due = { $lte: target }
  const [timer, effects] = await Promise.all([
    instances.findOne<Pick<Pending, 'pollAt'>>(
      { pollAt: due },
      { projection: { pollAt: 1 }, sort: { pollAt: 1 } }
    ),
    instances
      .find({ 'outbox.nextAt': due })
      .project<Pick<Pending, 'outbox'>>({ 'outbox.nextAt': 1, 'outbox.stuck': 1 })
      .toArray()
  ])
  const waiting = effects.flatMap(({ outbox }) => outbox.filter(({ stuck }) => !stuck))
  const instants = [timer?.pollAt, ...waiting.map(({ nextAt }) => nextAt)]
  const times = instants.flatMap((date) => (date ? [date.getTime()] : []))
  return times.length === 0 ? null : new Date(Math.min(...times))
}
