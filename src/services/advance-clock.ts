import type { Services } from '../services.ts'
import type { MovableClock } from '../shared/clock.ts'

type Parts = Pick<Services, 'engine' | 'messages' | 'calls' | 'applications'>

/**
 * Moves the clock to an instant as time would have passed: stopping at each date at which something is due,
 * so that nothing fires late and mails leave when they would have left.
 */
export async function advanceClock(parts: Parts, clock: MovableClock, target: Date): Promise<void> {
  await settle(parts)
  for (;;) {
    const next = await nextDate(parts, target)
    if (!next) break
    if (next > clock.now()) clock.moveTo(next)
    await settle(parts)
  }
  if (target > clock.now()) clock.moveTo(target)
  await settle(parts)
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

async function nextDate({ calls, applications }: Parts, target: Date): Promise<Date | null> {
  const due = { pollAt: { $ne: null, $lte: target } }
  const [call, dossier] = await Promise.all([
    calls.models.calls.findOne(due, { pollAt: 1 }).sort({ pollAt: 1 }).lean(),
    applications.models.applications.findOne(due, { pollAt: 1 }).sort({ pollAt: 1 }).lean()
  ])
  const dates = [call?.pollAt, dossier?.pollAt].filter((date) => date instanceof Date)
  return dates.length === 0 ? null : new Date(Math.min(...dates.map((date) => date.getTime())))
}
