import { fork } from 'node:child_process'
import { constants, setPriority, tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Progress, RehearsalReport } from './report.ts'
import type { Said } from './rehearsal-process.ts'
import type { RehearsalOrder } from './rehearse.ts'

/** The same file as a source (through tsx) or built. */
const OWN_SUFFIX = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
const LOADER = OWN_SUFFIX === '.ts' ? ['--import', 'tsx'] : []

/**
 * Plays a rehearsal in a process of its own, which knows neither the real store nor the mail server, and gives way
 * to everybody else. Aborted, or this process ended, it ends too.
 * @throws Error with what the process said, when it fails
 */
export function rehearseApart(
  order: RehearsalOrder,
  { onProgress, signal }: { onProgress: (progress: Progress) => void; signal?: AbortSignal }
): Promise<RehearsalReport> {
  const child = fork(fileURLToPath(new URL(`./rehearsal-process${OWN_SUFFIX}`, import.meta.url)), {
    env: { TMPDIR: tmpdir() },
    execArgv: LOADER,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...(signal && { signal })
  })
  giveWay(child.pid)
  return new Promise((resolve, reject) => {
    let complaint = ''
    child.stderr?.on('data', (text: Buffer) => (complaint += text.toString().slice(0, 2_000)))
    child.on('message', (said: Said) => {
      if (said.kind === 'progress') onProgress(said.progress)
      else if (said.kind === 'done') resolve(said.report)
      else reject(new Error(said.error))
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      reject(new Error(`The rehearsal ended with ${code ?? 'a signal'}. ${complaint}`))
    })
    child.send(order)
  })
}

/** People who wait for a page come first. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // some containers forbid it: the rehearsal then takes its share like anybody
  }
}
