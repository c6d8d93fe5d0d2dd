import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Progress, RehearsalReport } from './report.ts'
import type { Said } from './rehearsal-process.ts'
import type { RehearsalOrder } from './rehearse.ts'

/** The same file as a source (through tsx) or built. */
const OWN_SUFFIX = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
const LOADER = OWN_SUFFIX === '.ts' ? ['--import', 'tsx'] : []

/** How the process that plays is watched, and ended. */
interface Watch {
  onProgress: (progress: Progress) => void
  signal?: AbortSignal
}

/**
 * Plays a rehearsal in a process of its own, which knows neither the real store nor the mail server, and gives way
 * to everybody else. Aborted, or this process ended, it ends too. Nothing of it stays on disk, however it ends.
 * @throws Error with what the process said, when it fails
 */
export async function rehearseApart(order: RehearsalOrder, watch: Watch): Promise<RehearsalReport> {
  const folder = await mkdtemp(join(tmpdir(), `candide-rehearsal-${process.pid}-`))
  try {
    return await playedIn(folder, order, watch)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Settles once the process has ended: nothing writes in the folder any more. */
async function playedIn(
  folder: string,
  order: RehearsalOrder,
  { onProgress, signal }: Watch
): Promise<RehearsalReport> {
  const script = fileURLToPath(new URL(`./rehearsal-process${OWN_SUFFIX}`, import.meta.url))
  const child = fork(script, [folder], {
    env: { TMPDIR: tmpdir() },
    execArgv: LOADER,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...(signal && { signal })
  })
  const ended = new Promise<number | null>((resolve) => {
    // one that never started emits no exit
    child.on('error', () => child.pid === undefined && resolve(null))
    child.once('exit', resolve)
  })
  giveWay(child.pid)
  let complaint = ''
  let report: RehearsalReport | undefined
  let failure: string | undefined
  child.stderr?.on('data', (text: Buffer) => (complaint += text.toString().slice(0, 2_000)))
  child.on('message', (said: Said) => {
    if (said.kind === 'progress') onProgress(said.progress)
    else if (said.kind === 'done') report = said.report
    else failure = said.error
  })
  child.send(order)
  const code = await ended
  if (report) return report
  throw new Error(failure ?? `The rehearsal ended with ${code ?? 'a signal'}. ${complaint}`)
}

/** People who wait for a page come first. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // some containers forbid it: the rehearsal then takes its share like anybody
  }
}
