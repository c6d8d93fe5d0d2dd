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

interface Pending {
  pollAt: Date | null
  outbox: { nextAt: Date; stuck?: boolean }[]
}

/** The first instant up to `target` at which a timer, an effect or a mail is due. */
async function nextDate(
  { calls, applications, messages }: Parts,
  target: Date
): Promise<Date | null> {
  const due = { $lte: target }
  const pending = { $or: [{ pollAt: due }, { 'outbox.nextAt': due }] }
  const shown = { pollAt: 1, 'outbox.nextAt': 1, 'outbox.stuck': 1 } as const
  const [call, dossiers, mail] = await Promise.all([
    calls.models.calls.find(pending, shown).lean<Pending[]>(),
    applications.models.applications.find(pending, shown).lean<Pending[]>(),
    messages.nextDue()
  ])
  const dates = [...call, ...dossiers]
    .flatMap(({ pollAt, outbox }) => [
      pollAt,
      ...outbox.filter(({ stuck }) => !stuck).map(({ nextAt }) => nextAt)
    ])
    .concat(mail)
    .filter((date) => date instanceof Date)
    .map((date) => date.getTime())
    .filter((date) => date <= target.getTime())
  return dates.length === 0 ? null : new Date(Math.min(...dates))
}
