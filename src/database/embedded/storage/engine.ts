import { statfsSync } from 'node:fs'
import { open, type RootDatabase } from 'lmdb'
import { CommandError } from '../errors.ts'

export interface Entry {
  key: Buffer
  value: Buffer
}

export interface Range {
  /** First key of the range in key order, included. */
  from: Buffer
  /** End of the range in key order, excluded. */
  to: Buffer
  reverse?: boolean
}

interface Job {
  run: () => void
  succeed: () => void
  fail: (error: unknown) => void
}

export interface Engine {
  get(key: Buffer): Buffer | undefined
  has(key: Buffer): boolean
  /** Inside a job only. */
  put(key: Buffer, value: Buffer): void
  /** Inside a job only. */
  remove(key: Buffer): void
  range(range: Range): Iterable<Entry>
  /** Inside a job only: removes a whole range. */
  clear(range: Range): void
  count(range: Range): number
  /**
   * Runs a job that reads and writes at once, alone; resolves when what it wrote is on disk. Jobs that
   * wait together share one commit. A CommandError refuses one job; any other error takes back all
   * jobs of the commit.
   */
  write<T>(job: () => T): Promise<T>
  /** Called after a commit was taken back, so that what is kept in memory can be read again. */
  onAbort(listener: () => void): void
  copyTo(path: string): Promise<void>
  close(): Promise<void>
}

/**
 * @param path the engine's folder, which exists
 * @param disposable nothing of it is worth keeping: a commit is not waited for until it is on disk
 */
export function openEngine(path: string, { disposable = false } = {}): Engine {
  const db: RootDatabase<Buffer, Buffer> = open({
    path,
    keyEncoding: 'binary',
    encoding: 'binary',
    // The engine's own commit is durable when it returns; the overlapping one needs a boot id to recover.
    overlappingSync: false,
    // With it, a commit that fails rejects a promise of the engine's own that nobody can catch, which ends the process.
    eventTurnBatching: false,
    noSync: disposable,
    noSubdir: false,
    maxReaders: 126
  })
  const abortListeners: (() => void)[] = []
  let waiting: Job[] = []
  let running: Promise<void> | undefined
  let broken: CommandError | undefined

  async function commit(): Promise<void> {
    while (waiting.length > 0) {
      const jobs = waiting
      waiting = []
      const settle: (() => void)[] = []
      try {
        await db.childTransaction(() => {
          for (const job of jobs) {
            try {
              job.run()
              settle.push(job.succeed)
            } catch (error) {
              if (!(error instanceof CommandError)) throw error
              settle.push(() => {
                job.fail(error)
              })
            }
          }
        })
        db.resetReadTxn()
        for (const one of settle) one()
      } catch (error) {
        db.resetReadTxn()
        const refusal = storageError(await causeOf(error), path)
        for (const listener of abortListeners) listener()
        for (const job of jobs) job.fail(refusal)
      }
    }
    running = undefined
  }

  return {
    get: (key) => copyOfValue(db, key),
    has: (key) => db.doesExist(key),
    put(key, value) {
      db.putSync(key, value)
    },
    remove(key) {
      db.removeSync(key)
    },
    range: (range) => pages(db, range),
    clear({ from, to }) {
      for (;;) {
        const keys = [...db.getKeys({ start: from, end: to, limit: 1000 })]
        for (const key of keys) db.removeSync(key)
        if (keys.length < 1000) return
      }
    },
    count: ({ from, to }) => db.getKeysCount({ start: from, end: to }),
    write(job) {
      if (broken) return Promise.reject(broken)
      return new Promise((resolve, reject) => {
        let result: ReturnType<typeof job>
        waiting.push({
          run() {
            result = job()
          },
          succeed() {
            resolve(result)
          },
          fail: reject
        })
        running ??= new Promise<void>((start) => setImmediate(start)).then(commit)
      })
    },
    onAbort(listener) {
      abortListeners.push(listener)
    },
    copyTo: (target) => db.backup(target, true),
    async close() {
      broken = new CommandError('ShutdownInProgress', 'The store is closed')
      await running
      await db.close()
    }
  }
}

/** The engine reads into one buffer of its own: a copy from Node's pool costs a third of one that the engine makes. */
function copyOfValue(db: RootDatabase<Buffer, Buffer>, key: Buffer): Buffer | undefined {
  const shared = db.getBinaryFast(key)
  if (!shared) return undefined
  const { lastSize } = db as unknown as { lastSize: number }
  const value = Buffer.allocUnsafe(lastSize)
  value.set(new Uint8Array(shared.buffer, shared.byteOffset, lastSize))
  return value
}

/**
 * Reads a range page by page, so that whoever iterates may wait between two entries without holding a
 * snapshot of the store open.
 */
function* pages(db: RootDatabase<Buffer, Buffer>, { from, to, reverse }: Range): Generator<Entry> {
  let last: Buffer | undefined
  for (let size = 8; ; size = Math.min(size * 4, 512)) {
    const start = last ?? (reverse ? to : from)
    const end = reverse ? from : to
    const options = reverse
      ? { start, end, reverse, exclusiveStart: true, inclusiveEnd: true, limit: size }
      : { start, end, exclusiveStart: last !== undefined, limit: size }
    const page: Entry[] = []
    let bytes = 0
    let more = false
    for (const entry of db.getRange(options) as Iterable<Entry>) {
      page.push(entry)
      bytes += entry.value.length
      more = page.length === size || bytes > PAGE_BYTES
      if (more) break
    }
    yield* page
    if (!more) return
    last = page.at(-1)?.key
  }
}

const PAGE_BYTES = 1024 * 1024

/** The engine tells the reason of a failed commit by a promise beside the error, which rejects with it. */
async function causeOf(error: unknown): Promise<unknown> {
  const told = (error as { commitError?: Promise<unknown> }).commitError
  if (told === undefined) return error
  return Promise.race([told, new Promise((resolve) => setTimeout(resolve, 1000, error))]).catch(
    (cause: unknown) => cause
  )
}

/** Below so many bytes there is no room for a commit. */
const NO_ROOM = 1024 * 1024

/** The engine says EIO of a page that was written in part only, as on a disk that is full. */
function isFull(text: string, path: string): boolean {
  if (/ENOSPC|No space left|MDB_MAP_FULL|File too large|EFBIG|Disk quota/i.test(text)) return true
  if (!/EIO|Input\/output error/i.test(text)) return false
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize < NO_ROOM
}

/** Says what a failed commit means for who reads it; nothing of it was kept. */
function storageError(error: unknown, path: string): CommandError {
  const text = error instanceof Error ? error.message : String(error)
  if (isFull(text, path)) {
    return new CommandError(
      'OutOfDiskSpace',
      `The disk is full: nothing was saved, and what was saved before is safe. Free some space, then try again. (${text})`
    )
  }
  return new CommandError(
    'InternalError',
    `The store could not write: nothing was saved. (${text})`
  )
}
