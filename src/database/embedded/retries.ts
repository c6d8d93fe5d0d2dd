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

/**
 * Runs a write once for each transaction number of a session, whoever asks again and even after a
 * crash: the reply, as BSON bytes, is kept in the same commit as what was written.
 */
export function once(engine: Engine, body: Document, now: Date, write: () => Buffer): Buffer {
  const { txnNumber, lsid } = body
  if (!(txnNumber instanceof Long) || !isDocument(lsid) || !(lsid.id instanceof Binary)) {
    return write()
  }
  const key = sessionKey(Buffer.from(lsid.id.value()))
  const number = txnNumber.toBigInt()
  const stored = engine.get(key)
  if (stored) {
    const record = openRecord(stored, 'A session')
    const last = record.readBigInt64LE(0)
    if (last === number) return record.subarray(HEAD)
    if (number < last) {
      throw new CommandError(
        'TransactionTooOld',
        `Retryable write with txnNumber ${number} is prohibited on session, because a newer retryable write with txnNumber ${last} has already started`
      )
    }
  }
  const reply = write()
  const head = Buffer.allocUnsafe(HEAD)
  head.writeBigInt64LE(number, 0)
  head.writeDoubleLE(now.getTime(), 8)
  engine.put(key, sealRecord(Buffer.concat([head, reply])))
  return reply
}

/** Takes away the results of sessions that no driver can retry any more. */
export function forgetSessions(engine: Engine, now: Date): void {
  for (const { key, value } of engine.range(sessionRange)) {
    const at = openRecord(value, 'A session').readDoubleLE(8)
    if (now.getTime() - at > KEPT_MS) engine.remove(key)
  }
}
