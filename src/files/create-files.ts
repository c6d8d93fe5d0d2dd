import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { NotFound } from '../shared/errors.ts'
import type { Blobs } from './blobs.ts'
import { FileDamaged } from './file-refused.ts'
import type { Files } from './files.ts'
import { unlessGone } from './unless-gone.ts'
import { putFile } from './put-file.ts'

const DAY = 24 * 60 * 60_000

/**
 * The same files over a folder or GridFS.
 * @param incoming folder for what is arriving, on the same disk as the files when they are kept in a folder
 */
export async function createFiles(blobs: Blobs, incoming: string): Promise<Files> {
  await mkdir(incoming, { recursive: true })
  return {
    put: (content, options) => putFile(blobs, incoming, content, options),
    has: (sha256) => (isHash(sha256) ? blobs.has(sha256) : Promise.resolve(false)),
    async read(sha256) {
      const missing = new NotFound(`file ${sha256}`)
      if (!isHash(sha256)) throw missing
      const found = await hashOf(blobs, sha256)
      if (found === null) throw missing
      if (found !== sha256) throw new FileDamaged(sha256, found)
      const stream = await blobs.open(sha256)
      if (!stream) throw missing
      return stream
    },
    async verifyAll() {
      let checked = 0
      const damaged: string[] = []
      for await (const { sha256 } of blobs.list()) {
        checked += 1
        if ((await hashOf(blobs, sha256)) !== sha256) damaged.push(sha256)
      }
      return { checked, damaged }
    },
    async collect(isReferenced, now = new Date()) {
      const before = new Date(now.getTime() - DAY)
      const removed: string[] = []
      for await (const { sha256, keptAt } of blobs.list()) {
        if (keptAt >= before || (await isReferenced(sha256))) continue
        if (await blobs.remove(sha256, before)) removed.push(sha256)
      }
      await sweep(incoming, before)
      return removed
    }
  }
}

/** Nothing but a hash is ever turned into a path. */
function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

/** @returns what its bytes hash to now, or `unreadable`; null when there is no such file */
async function hashOf(blobs: Blobs, sha256: string): Promise<string | null> {
  const stream = await blobs.open(sha256)
  if (!stream) return null
  const hash = createHash('sha256')
  try {
    for await (const chunk of stream) hash.update(chunk as Buffer)
  } catch (error) {
    return `unreadable: ${String(error)}`
  }
  return hash.digest('hex')
}

/** What arrived when the process was killed, and was never kept. */
async function sweep(incoming: string, before: Date): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await unlessGone(stat(path))
    if (found && found.mtime < before) await rm(path, { force: true })
  }
}
