import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Authentication, type Credentials } from './authentication.ts'
import { Cursors } from './cursors.ts'
import type { Server } from './commands/command.ts'
import { checkStore, type CheckResult } from './check.ts'
import { dispatch } from './dispatch.ts'
import { FailPoints } from './fail-points.ts'
import { expire } from './expiry.ts'
import { keepAddress, socketPath, socketUri } from './socket-path.ts'
import { checkDataFile, checkFormat } from './storage/format.ts'
import { takeFolder } from './storage/owner.ts'
import { openStore, type Store } from './storage/store.ts'
import { listen } from './wire/server.ts'

export { addressOf, socketPath, socketUri } from './socket-path.ts'
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
  /** A TCP port of this machine alone instead of the socket; 0 for any free one. */
  port?: number | undefined
  /** Nothing of it is worth keeping, as in a demonstration: commits do not wait for the disk. */
  disposable?: boolean
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
const LOOPBACK = '127.0.0.1'

/**
 * Serves MongoDB's protocol over the documents of one folder, on a Unix socket inside it, or on a port
 * of this machine alone, with a password.
 * @throws FolderInUseError when another process holds the folder
 * @throws StoreDamagedError, StoreTooNewError when it cannot be opened safely
 */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { now = () => new Date(), database = 'candide', report = warn } = options
  const folder = resolve(options.folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = takeFolder(folder)
  let store: Store | undefined
  try {
    checkFormat(folder)
    checkDataFile(folder)
    const opened = openStore(folder, { disposable: options.disposable ?? false })
    store = opened
    const where = whereToListen(folder, options.port)
    const authentication = where.credentials && new Authentication(where.credentials)
    const guards = { authentication, failPoints: options.failPoints ? new FailPoints() : undefined }
    const server: Server = { store, cursors: new Cursors(), now, address: where.path ?? LOOPBACK }
    const listener = await listen(
      where.path === undefined ? { host: LOOPBACK, port: where.port } : { path: where.path },
      (request) => dispatch(request, server, report, guards),
      report,
      (connection) => authentication?.forget(connection)
    )
    const sweep = setInterval(() => {
      server.cursors.closeIdle()
      expire(opened, now()).catch(report)
    }, SWEEP_MS)
    sweep.unref()
    const uri = uriOf(where, listener.port, database)
    keepAddress(folder, uri)
    return {
      uri,
      expire: (at = now()) => expire(opened, at),
      async close() {
        clearInterval(sweep)
        await listener.close()
        await opened.close()
        lock.release()
      }
    }
  } catch (error) {
    await store?.close()
    lock.release()
    throw error
  }
}

interface Where {
  path?: string
  port?: number
  credentials?: Credentials
}

/** A port can be reached by every user of the machine, hence the password; a socket only by its owner. */
function whereToListen(folder: string, port: number | undefined): Where {
  if (port === undefined && process.platform !== 'win32') {
    const path = socketPath(folder)
    rmSync(path, { force: true })
    return { path }
  }
  const credentials = { user: 'candide', password: passwordOf(folder) }
  return { port: port ?? 0, credentials }
}

/** Made once, and readable by the folder's owner only. */
function passwordOf(folder: string): string {
  const file = join(folder, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

function uriOf({ path, credentials }: Where, port: number | undefined, database: string): string {
  if (path !== undefined) return socketUri(path, database)
  const { user = '', password = '' } = credentials ?? {}
  return `mongodb://${user}:${password}@${LOOPBACK}:${port ?? 0}/${database}?directConnection=true&authSource=admin&authMechanism=SCRAM-SHA-256`
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error))
}

/**
 * Verifies every document and every index of a folder that nobody holds.
 * @throws FolderInUseError, StoreDamagedError, StoreTooNewError
 */
export function checkFolder(path: string): Promise<CheckResult> {
  return withStore(path, checkStore)
}

async function withStore<T>(path: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  const folder = resolve(path)
  const lock = takeFolder(folder)
  try {
    checkFormat(folder)
    checkDataFile(folder, { whole: true })
    const store = openStore(folder)
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  } finally {
    lock.release()
  }
}

/**
 * Copies the store of a folder that nobody holds into another, consistent and without holes.
 * @param target a folder that is there and empty
 * @throws FolderInUseError, StoreDamagedError, StoreTooNewError
 */
export async function copyFolder(path: string, target: string): Promise<void> {
  await withStore(path, (store) => store.engine.copyTo(target))
}
