import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { Cursors } from './cursors.ts'
import type { Server } from './commands/command.ts'
import { checkStore, type CheckResult } from './check.ts'
import { dispatch } from './dispatch.ts'
import { FailPoints } from './fail-points.ts'
import { expire } from './expiry.ts'
import { socketPath, socketUri } from './socket-path.ts'
import { checkDataFile, checkFormat } from './storage/format.ts'
import { takeFolder } from './storage/owner.ts'
import { openStore } from './storage/store.ts'
import { listen } from './wire/server.ts'

export { FolderInUseError } from './storage/owner.ts'
export { StoreDamagedError, StoreTooNewError } from './storage/format.ts'

export type { CheckResult } from './check.ts'

export interface EmbeddedStoreOptions {
  /** The folder that holds the store and nothing else; made when it is not there. */
  folder: string
  /** The clock of TTL indexes; the machine's own unless given. */
  now?: () => Date
  /** The database of the address that is returned; `candide` unless given. */
  database?: string
  /** Told of what went wrong inside the store, beyond refusals. */
  report?: (error: unknown) => void
  /** Lets tests make commands fail on purpose with `configureFailPoint`. */
  failPoints?: boolean
}

export interface EmbeddedStore {
  /** Where drivers connect. */
  uri: string
  /** Removes what TTL indexes say is too old; it also happens by itself every minute. */
  expire(at?: Date): Promise<number>
  close(): Promise<void>
}

const SWEEP_MS = 60_000

/**
 * Serves MongoDB's protocol over the documents of one folder, on a Unix socket inside it.
 * @throws FolderInUseError when another process holds the folder
 * @throws StoreDamagedError, StoreTooNewError when it cannot be opened safely
 */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { now = () => new Date(), database = 'candide', report = warn } = options
  const folder = resolve(options.folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const failPoints = options.failPoints ? new FailPoints() : undefined
  const lock = takeFolder(folder)
  try {
    checkFormat(folder)
    checkDataFile(folder)
    const store = openStore(folder)
    const path = socketPath(folder)
    rmSync(path, { force: true })
    const server: Server = {
      store,
      cursors: new Cursors(),
      now,
      address: path,
      backup: (target) => store.engine.copyTo(target),
      expire: (at) => expire(store, at)
    }
    const listener = await listen(
      { path },
      (request) => dispatch(request, server, report, failPoints),
      report
    )
    const sweep = setInterval(() => {
      server.cursors.closeIdle()
      expire(store, now()).catch(report)
    }, SWEEP_MS)
    sweep.unref()
    return {
      uri: socketUri(path, database),
      expire: (at = now()) => expire(store, at),
      async close() {
        clearInterval(sweep)
        await listener.close()
        await store.close()
        lock.release()
      }
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}

/**
 * Verifies every document and every index of a folder that nobody holds.
 * @throws FolderInUseError, StoreDamagedError, StoreTooNewError
 */
export async function checkFolder(path: string): Promise<CheckResult> {
  const folder = resolve(path)
  const lock = takeFolder(folder)
  try {
    checkFormat(folder)
    checkDataFile(folder)
    const store = openStore(folder)
    try {
      return checkStore(store)
    } finally {
      await store.close()
    }
  } finally {
    lock.release()
  }
}
