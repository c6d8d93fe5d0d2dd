import { changeMessage } from './change-message.ts'
import { mailAddress } from './mail-address.ts'
import type { HandoverMeans, Message } from './message.ts'
import { MessageRefused } from './message-refused.ts'
import { withOutcome } from './outcome.ts'
import type { Outbox } from './outbox.ts'

/**
 * Sends a failed message again, now.
 * @param address replaces the one it failed with; the dossier's own is changed by whoever calls
 * @throws MessageRefused not-failed, bad-address, forgotten (a personal link: send a new one)
 */
export async function retry(outbox: Outbox, id: string, address?: string): Promise<Message> {
  const checked = address === undefined ? undefined : mailAddress(address)
  if (checked === null) throw new MessageRefused('bad-address')
  const message = await changeMessage(outbox, id, ({ state, to, mail }) => {
    if (state !== 'failed' && state !== 'queued') throw new MessageRefused('not-failed')
    if (!mail) throw new MessageRefused('forgotten')
    return {
      state: 'queued',
      nextAt: outbox.clock.now(),
      triedSince: null,
      tries: 0,
      ...(checked && { to: { ...to, address: checked } })
    }
  })
  outbox.wake()
  return message
}

/**
 * Records that somebody handed the message over by other means; it is available from then on.
 * @param handover `at` is when it was handed over, `to` whom, `note` what was said, `by` the account that records it
 * @throws MessageRefused already-settled, not-failed (a draft, or one the server took), under-way
 */
export async function settleByHand(
  outbox: Outbox,
  id: string,
  handover: { how: HandoverMeans; at: Date; to: string; note: string; by: string }
): Promise<Message> {
  const now = outbox.clock.now()
  const message = await changeMessage(outbox, id, (current) => {
    const { state } = current
    if (state === 'settled') throw new MessageRefused('already-settled')
    if (state === 'sending') throw new MessageRefused('under-way')
    if (state !== 'failed' && state !== 'queued') throw new MessageRefused('not-failed')
    const { how, at, by } = handover
    return {
      ...withOutcome(current, 'available', at, now),
      state: 'settled',
      nextAt: null,
      availableAt: at,
      settled: { ...handover, recordedAt: now },
      received: current.received ?? { how, at, by }
    }
  })
  outbox.wake()
  return message
}

/**
 * A mail server took the mail, and a notice came back later: the message has failed after all.
 * @param answer what the notice says
 */
export async function reportBounce(outbox: Outbox, id: string, answer: string): Promise<Message> {
  const at = outbox.clock.now()
  const message = await changeMessage(outbox, id, (current) => {
    if (current.state !== 'sent') return null
    const address = current.attempts.at(-1)?.address ?? ''
    return {
      ...withOutcome(current, 'failed', at, at),
      state: 'failed',
      failedAt: at,
      attempts: [...current.attempts, { at, address, ok: false, code: null, answer }]
    }
  })
  outbox.wake()
  return message
}

/** Records that the letter was opened on the site, or handed over; the first reception stands. */
export function recordReception(
  outbox: Outbox,
  id: string,
  reception: NonNullable<Message['received']>
): Promise<Message> {
  return changeMessage(outbox, id, ({ received }) => (received ? null : { received: reception }))
}
