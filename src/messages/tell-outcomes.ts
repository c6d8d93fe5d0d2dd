import { nextTelling } from './backoff.ts'
import { changeMessage } from './change-message.ts'
import { LEASE } from './deliver-due.ts'
import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'

const BATCH = 100

/**
 * Tells the engine what became of each message, in order, until it acknowledges by not throwing.
 * Killed between the two, it is told again.
 * @returns how many were acknowledged
 */
export async function tellOutcomes(outbox: Outbox, stopped = () => false): Promise<number> {
  let told = 0
  for (;;) {
    const waiting = await outbox.model
      .find({ tellAt: { $lte: outbox.clock.now() } })
      .sort({ tellAt: 1 })
      .limit(BATCH)
      .lean<Message[]>()
    if (waiting.length === 0) return told
    for (const message of waiting) {
      if (stopped()) return told
      if (await tell(outbox, message)) told += 1
    }
  }
}

async function tell(outbox: Outbox, waiting: Message): Promise<boolean> {
  const now = outbox.clock.now()
  const lease = new Date(now.getTime() + LEASE)
  let mine = false
  const message = await changeMessage(outbox, waiting, ({ tellAt }) => {
    mine = tellAt !== null && tellAt <= now
    return mine ? { tellAt: lease } : null
  })
  const outcome = message.outcomes[message.told]
  if (!mine || !outcome) return false
  try {
    await outbox.onOutcome?.(message, outcome.kind)
  } catch (error) {
    outbox.logger.error(
      { err: error, message: message._id },
      'outcome of a message not acknowledged'
    )
    const failures = message.tellFailures + 1
    await changeMessage(outbox, message, ({ told }) =>
      told === message.told
        ? { tellFailures: failures, tellAt: nextTelling(failures, outbox.clock.now()) }
        : null
    )
    return false
  }
  await changeMessage(outbox, message, ({ told, outcomes }) => {
    if (told !== message.told) return null
    const more = outcomes.length > told + 1
    return { told: told + 1, tellFailures: 0, tellAt: more ? outbox.clock.now() : null }
  })
  return true
}
