import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { loadTemplate } from '../../src/calls/index.ts'
import { rehearseApart } from '../../src/rehearsal/index.ts'
import { built } from '../support/built-program.ts'
import { order } from './support/order.ts'

const onLinux = process.platform === 'linux' ? it : it.skip

/** Whatever ends it, nothing of a rehearsal stays on disk. */
describe('a rehearsal cut short', () => {
  /** Folders of the rehearsals that a process started. */
  const foldersOf = async (pid: number | undefined) =>
    (await readdir(tmpdir())).filter((name) => name.startsWith(`candide-rehearsal-${pid}-`))

  /** Plays until the first progress, then does something about it. */
  async function playedUntil(cut: () => Promise<void> | void, signal?: AbortSignal) {
    const content = await loadTemplate('territoire-volontaire')
    let during: Promise<string[]> | undefined
    const played = rehearseApart(order(content, { count: 20 }), {
      ...(signal && { signal }),
      onProgress: () => {
        during ??= foldersOf(process.pid).finally(() => cut())
      }
    })
    await expect(played).rejects.toThrow('The rehearsal ended with')
    expect(await during).toHaveLength(1)
    expect(await foldersOf(process.pid)).toEqual([])
  }

  it('leaves nothing when it is stopped', async () => {
    const stop = new AbortController()
    await playedUntil(() => stop.abort(), stop.signal)
  })

  onLinux('leaves nothing when its process is killed', async () => {
    await playedUntil(async () => {
      process.kill(await rehearsalOf(process.pid), 'SIGKILL')
    })
  })

  onLinux('leaves nothing when whoever started it is killed', async () => {
    const parent = spawn(process.execPath, [await built('rehearsal/processes/rehearse')], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    await once(parent.stdout, 'data')
    expect(await foldersOf(parent.pid)).toHaveLength(1)
    parent.kill('SIGKILL')
    while ((await foldersOf(parent.pid)).length > 0) await wait(50)
  })
})

/** The process that rehearses for this one, by the kernel's own list: what other tests left may run beside it. */
async function rehearsalOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`)
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8'))
  )
  for (const child of lists.flatMap((list) => list.split(' ').filter(Boolean))) {
    const command = await readFile(`/proc/${child}/cmdline`, 'utf8')
    if (command.includes('rehearsal-process')) return Number(child)
  }
  throw new Error('Nobody rehearses')
}
