import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the kernel keeps of a Unix socket's path. */
const LONGEST = 107

/** The socket in the folder, or a short path of its own where the folder's is too long. */
export function socketPath(folder: string): string {
  const inside = join(folder, 'store.sock')
  if (Buffer.byteLength(inside) <= LONGEST) return inside
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 24)
  return join(tmpdir(), `candide-${digest}.sock`)
}

/** @param database the one that a client uses unless it names another */
export function socketUri(path: string, database: string): string {
  return `mongodb://${encodeURIComponent(path)}/${database}?directConnection=true`
}

const ADDRESS = 'address'

/** Tells the folder's owner, and nobody else, where it is served. */
export function keepAddress(folder: string, uri: string): void {
  writeFileSync(join(folder, ADDRESS), uri, { mode: 0o600 })
}

/**
 * Where a folder is served, when somebody serves it.
 * @param database the one that a client uses unless it names another
 */
export function addressOf(folder: string, database: string): string {
  const uri = readFileSync(join(folder, ADDRESS), 'utf8').trim()
  return uri.replace(/^(mongodb:\/\/[^/]+\/)[^?]*/, `$1${database}`)
}
