import { canonical, digest } from './canonical.ts'
import type { Entry, Stored, Timer } from './types.ts'

/** The start of every chain. */
export const GENESIS = ''

/** Chains an entry to the one before it. */
export function chained(entry: Omit<Entry, 'hash'>, previous: string): Entry {
  return { ...entry, hash: entryHash(entry, previous) }
}

/** SHA-256 of the previous hash and of the entry's own content. */
export function entryHash(
  entry: Omit<Entry, 'hash'> & { hash?: string },
  previous: string
): string {
  return digest(previous + canonical({ ...entry, hash: undefined }))
}

/** Digest of what a replay must find again: the state and the armed timers. */
export function stateDigest(snapshot: Stored, timers: readonly Timer[]): string {
  const armed = timers.map(({ id, seq, event, dueAt }) => ({ id, seq, event, dueAt }))
  return digest(canonical({ snapshot, armed }))
}
