import { randomUUID } from 'node:crypto'
import {
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimes,
  writeFileSync
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Who holds a folder. */
export interface Owner {
  pid: number
  host: string
  since: string
  /** What tells this process from a later one with the same number; empty where it is not known. */
  started: string
  command: string
}

const HEARTBEAT_MS = 5000
const SILENT_MS = 30_000

/** A folder held by another process. */
export class FolderInUseError extends Error {
  readonly owner: Owner

  constructor(folder: string, owner: Owner) {
    super(
      `The store in ${folder} is in use by process ${owner.pid} on ${owner.host} (${owner.command}), since ${owner.since}. Stop it first, or reach it through its socket.`
    )
    this.name = 'FolderInUseError'
    this.owner = owner
  }
}

/**
 * Takes the folder for this process alone, until released. A holder that is gone, killed or not, does
 * not count.
 * @throws FolderInUseError that says who holds it
 */
export function takeFolder(folder: string): { release(): void } {
  const file = join(folder, 'owner.json')
  const mine = JSON.stringify(ownerOfThisProcess())
  for (;;) {
    if (writeNew(file, mine)) break
    const text = readIfThere(file)
    if (text === undefined) continue
    const owner = parseOwner(text)
    if (owner && isAlive(owner, file)) throw new FolderInUseError(folder, owner)
    setAside(file, text)
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now, (error) => {
      if (!error) return
      clearInterval(heartbeat)
      process.emitWarning(`The store's folder is not ours any more: ${error.message}`)
    })
  }, HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release() {
      clearInterval(heartbeat)
      // Silent for too long, as a machine asleep is, we may have been taken for gone: the file is then another's.
      if (readIfThere(file) === mine) rmSync(file, { force: true })
    }
  }
}

function ownerOfThisProcess(): Owner {
  return {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    started: startOf(process.pid),
    command: process.argv.slice(1, 3).join(' ')
  }
}

/** The file appears with its text in it: seen empty, it would be taken for a dead owner's. */
function writeNew(file: string, text: string): boolean {
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, text)
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function parseOwner(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner
  } catch {
    return undefined
  }
}

function isAlive(owner: Owner, file: string): boolean {
  // Another machine or container cannot be asked: it counts as alive while its heart beats.
  if (owner.host !== hostname()) return Date.now() - statSync(file).mtimeMs < SILENT_MS
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const started = startOf(owner.pid)
  return started === '' || owner.started === '' || started === owner.started
}

/** The instant a process began, in ticks since the machine's start: Linux only. */
function startOf(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/** Only one of two processes that find the same dead owner can move its file away. */
function setAside(file: string, expected: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (readIfThere(aside) === expected) rmSync(aside, { force: true })
  else renameSync(aside, file)
}
