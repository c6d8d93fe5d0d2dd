import { Binary, Long } from 'bson'
import { CommandError } from './errors.ts'
import type { Engine } from './storage/engine.ts'
import { sessionKey, sessionRange } from './storage/keys.ts'
import { openRecord, sealRecord } from './storage/records.ts'
import { isDocument, type Document } from './values/types.ts'

/** Drivers forget a session after half an hour; its last result is kept as long again. */
const KEPT_MS = 60 * 60_000
/** A record is the transaction number, the time, then the reply. */
const HEAD = 16
/** Sessions whose last number is remembered; of others it is read again. */
const REMEMBERED = 10_000

/** Writes that a driver may send twice. */
export interface Retries {
  /**
   * Runs a write once for each transaction number of a session, whoever asks again and even after a
   * crash: the reply, as BSON bytes, is kept in the same commit as what was written.
   */
  once(body: Document, now: Date, write: () => Buffer): Buffer
  /** Takes away the results of sessions that no driver can retry any more. */
  forget(now: Date): void
}

export function openRetries(engine: Engine): Retries {
  // What is written once in a session is mostly followed by another: only its number is needed then.
  const numbers = new Map<string, bigint>()
  engine.onAbort(() => {
    numbers.clear()
  })

  function replyTo(key: Buffer, name: string, number: bigint): Buffer | undefined {
    const known = numbers.get(name)
    if (known !== undefined && number > known) return undefined
    const stored = engine.get(key)
    if (!stored) return undefined
    const record = openRecord(stored, 'A session')
    const last = record.readBigInt64LE(0)
    if (number > last) return undefined
    if (number === last) return record.subarray(HEAD)
    throw new CommandError(
      'TransactionTooOld',
      `Retryable write with txnNumber ${number} is prohibited on session, because a newer retryable write with txnNumber ${last} has already started`
    )
  }

  return {
    once(body, now, write) {
      const { txnNumber, lsid } = body
      if (!(txnNumber instanceof Long) || !isDocument(lsid) || !(lsid.id instanceof Binary)) {
        return write()
      }
      const key = sessionKey(Buffer.from(lsid.id.value()))
      const name = key.toString('latin1')
      const number = txnNumber.toBigInt()
      const before = replyTo(key, name, number)
      if (before) return before
      const reply = write()
      const head = Buffer.allocUnsafe(HEAD)
      head.writeBigInt64LE(number, 0)
      head.writeDoubleLE(now.getTime(), 8)
      engine.put(key, sealRecord(head, reply))
      if (numbers.size >= REMEMBERED) numbers.clear()
      numbers.set(name, number)
      return reply
    },
    forget(now) {
      for (const { key, value } of engine.range(sessionRange)) {
        const at = openRecord(value, 'A session').readDoubleLE(8)
        if (now.getTime() - at > KEPT_MS) engine.remove(key)
      }
      numbers.clear()
    }
  }
}
