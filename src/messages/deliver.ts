import { changeMessage } from './change-message.ts'
import type { Deliveries } from './deliver-due.ts'
import { mailAddress } from './mail-address.ts'
import { messageIdOf } from './message-id.ts'
import { withOutcome } from './outcome.ts'
import { nextTry } from './backoff.ts'
import type { Attempt, Message } from './message.ts'
import type { Outbox } from './outbox.ts'
import type { SendResult } from './transport.ts'

/**
 * Tries one leased mail and records what came of it. Killed between the server's answer and the record, the
 * mail leaves a second time, with the same Message-ID: at least once, never lost.
 */
export async function deliver(outbox: Outbox, message: Message): Promise<keyof Deliveries> {
  const recipient = await recipientOf(outbox, message)
  const result = await send(outbox, message, recipient)
  const at = outbox.clock.now()
  const { ok, code, answer } = result
  const attempt: Attempt = { at, address: recipient?.address ?? '', ok, code, answer }
  const kept = await changeMessage(outbox, message, (current) => {
    const attempts = [...current.attempts, attempt]
    // Settled by hand meanwhile, or taken over after our lease: the try is recorded, the rest is not ours.
    if (current.lease !== message.lease) return { attempts }
    return { attempts, lease: null, ...afterTry(outbox, current, result, at) }
  })
  if (!ok) {
    outbox.logger.warn({ message: message._id, state: kept.state, code, answer }, 'mail not taken')
  }
  return kept.state === 'sent' ? 'sent' : kept.state === 'failed' ? 'failed' : 'deferred'
}

interface Address {
  address: string
  name: string
}

async function recipientOf({ addressOf }: Outbox, { to }: Message): Promise<Address | null> {
  const { account, name = '' } = to
  const own = to.address === undefined ? null : { address: to.address, name }
  const found = own ?? (account && addressOf ? await addressOf(account) : null)
  const address = found && mailAddress(found.address)
  return address ? { address, name: found.name ?? name } : null
}

async function send(
  { transport, from }: Outbox,
  { _id, mail, createdAt, replyTo }: Message,
  to: Address | null
): Promise<SendResult> {
  if (!to || !mail) {
    const answer = to ? 'the words of this message were forgotten' : 'no usable address'
    return { ok: false, permanent: true, code: null, answer }
  }
  const messageId = messageIdOf(_id, from.address)
  return transport.send(mail, { messageId, from, to, replyTo, date: createdAt })
}

function afterTry(
  { clock, transport }: Outbox,
  message: Message,
  result: SendResult,
  at: Date
): Partial<Message> {
  if (result.ok) {
    return {
      ...withOutcome(message, 'available', at, clock.now()),
      state: 'sent',
      nextAt: null,
      availableAt: at,
      failedAt: null,
      ...(message.secret && !transport.sink && { mail: null })
    }
  }
  const tries = message.tries + 1
  const next = result.permanent ? null : nextTry(tries, message.triedSince ?? at, at)
  if (next) return { state: 'queued', tries, nextAt: next }
  return {
    ...withOutcome(message, 'failed', at, clock.now()),
    state: 'failed',
    tries,
    nextAt: null,
    failedAt: at
  }
}
