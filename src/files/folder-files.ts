import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { once } from 'node:events'
import type { Blobs } from './blobs.ts'
import { createFiles } from './create-files.ts'
import { unlessGone } from './unless-gone.ts'
import type { Files } from './files.ts'

/**
 * Files in a folder of the data folder, `ab/abcdef…`, held by one process at a time.
 * @param folder is made if it is not there
 */
export function folderFiles(folder: string): Promise<Files> {
  return createFiles(folderBlobs(folder), join(folder, 'incoming'))
}

function folderBlobs(folder: string): Blobs {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  // Keeping and removing the same file wait for each other, or a file kept again could vanish.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
  return {
    keep: (sha256, path) => inTurn(() => keep(pathOf(sha256), path)),
    remove: (sha256, before) => inTurn(() => removeOld(pathOf(sha256), before)),
    has: (sha256) => exists(pathOf(sha256)),
    async open(sha256) {
      if (!(await exists(pathOf(sha256)))) return null
      const stream = createReadStream(pathOf(sha256))
      await once(stream, 'open')
      return stream
    },
    async *list() {
      for (const prefix of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(prefix)) continue
        for (const sha256 of await readdir(join(folder, prefix))) {
          const found = await unlessGone(stat(pathOf(sha256)))
          if (found) yield { sha256, keptAt: found.mtime }
        }
      }
    }
  }
}

async function keep(target: string, path: string): Promise<void> {
  // Over one already there, too: the same bytes, new again, and whole should the old ones be damaged.
  const folder = dirname(target)
  const made = await mkdir(folder, { recursive: true })
  await rename(path, target)
  await syncFolder(folder)
  if (made) await syncFolder(dirname(folder))
}

/** A rename is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function removeOld(path: string, before: Date): Promise<boolean> {
  const found = await unlessGone(stat(path))
  if (!found || found.mtime >= before) return false
  await rm(path, { force: true })
  return true
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
