import { newId } from '../shared/ids.ts'
import { changeMessage } from './change-message.ts'
import { deliver } from './deliver.ts'
import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'

/** Longer than the transport's own limits: a lease that ends means that whoever held it is gone. */
export const LEASE = 5 * 60_000

const BATCH = 100
const AT_ONCE = 4

export interface Deliveries {
  sent: number
  failed: number
  /** to be tried again */
  deferred: number
}

/**
 * Tries every mail that is due, a few at once, oldest first. Safe beside another process: each mail is
 * leased by compare-and-set, and a lease left by a process that died ends by itself. A round that could lease none
 * is the last: a store that reads and refuses to write, as on a full disk, would give the same mails for ever.
 * @param stopped looked at between mails, so that a stop waits for those under way only
 */
export async function deliverDue(outbox: Outbox, stopped = () => false): Promise<Deliveries> {
  const count: Deliveries = { sent: 0, failed: 0, deferred: 0 }
  for (;;) {
    const due = await findDue(outbox)
    if (due.length === 0) return count
    let leased = 0
    const worker = async () => {
      for (let next = due.shift(); next && !stopped(); next = due.shift()) {
        const tried = await leaseAndDeliver(outbox, next)
        if (tried.leased) leased += 1
        if (tried.result) count[tried.result] += 1
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    if (leased === 0 || stopped()) return count
  }
}

function findDue({ model, clock }: Outbox): Promise<Message[]> {
  return model
    .find({ state: { $in: ['queued', 'sending'] }, nextAt: { $lte: clock.now() } })
    .sort({ nextAt: 1 })
    .limit(BATCH)
    .lean<Message[]>()
    .exec()
}

/** A mistake about one mail must not hold the others: its lease ends, and it is tried again. */
async function leaseAndDeliver(
  outbox: Outbox,
  due: Message
): Promise<{ leased: boolean; result?: keyof Deliveries }> {
  let leased: Message | null = null
  try {
    leased = await lease(outbox, due)
    return leased ? { leased: true, result: await deliver(outbox, leased) } : { leased: false }
  } catch (error) {
    outbox.logger.error({ err: error, message: due._id }, 'a mail could not be handled')
    return { leased: leased !== null }
  }
}

async function lease(outbox: Outbox, due: Message): Promise<Message | null> {
  const mine = newId()
  const now = outbox.clock.now()
  const message = await changeMessage(outbox, due, ({ state, nextAt, triedSince }) =>
    (state === 'queued' || state === 'sending') && nextAt && nextAt <= now
      ? {
          state: 'sending',
          lease: mine,
          nextAt: new Date(now.getTime() + LEASE),
          triedSince: triedSince ?? now
        }
      : null
  )
  return message.lease === mine ? message : null
}
