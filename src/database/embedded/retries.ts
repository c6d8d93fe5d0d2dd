import { Binary, Long } from 'bson'
import { CommandError } from './errors.ts'
import type { Engine } from './storage/engine.ts'
import { sessionKey, sessionRange } from './storage/keys.ts'
import { openRecord, sealRecord } from './storage/records.ts'
import { decode, encode } from './values/codec.ts'
import { isDocument, type Document } from './values/types.ts'

/** Drivers forget a session after half an hour; its last result is kept as long again. */
const KEPT_MS = 60 * 60_000

/**
 * Runs a write once for each transaction number of a session, whoever asks again and even after a
 * crash: the reply is kept in the same commit as what was written.
 */
export function once(engine: Engine, body: Document, now: Date, write: () => Document): Document {
  const { txnNumber, lsid } = body
  if (!(txnNumber instanceof Long) || !isDocument(lsid) || !(lsid.id instanceof Binary))
    return write()
  const key = sessionKey(Buffer.from(lsid.id.value()))
  const stored = engine.get(key)
  if (stored) {
    const last = decode(openRecord(stored, 'A session'))
    const order = txnNumber.compare(last.txnNumber as Long)
    if (order === 0) return last.reply as Document
    if (order < 0) {
      throw new CommandError(
        'TransactionTooOld',
        `Retryable write with txnNumber ${txnNumber.toString()} is prohibited on session, because a newer retryable write has already started`
      )
    }
  }
  const reply = write()
  engine.put(key, sealRecord(encode({ txnNumber, at: now, reply })))
  return reply
}

/** Takes away the results of sessions that no driver can retry any more. */
export function forgetSessions(engine: Engine, now: Date): void {
  for (const { key, value } of engine.range(sessionRange)) {
    const { at } = decode(openRecord(value, 'A session'))
    if (at instanceof Date && now.getTime() - at.getTime() > KEPT_MS) engine.remove(key)
  }
}
