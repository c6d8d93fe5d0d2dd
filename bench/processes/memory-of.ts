import { readFileSync } from 'node:fs'

/**
 * What a process holds for itself, in megabytes (10⁶ bytes): Pss_Anon. Mapped file pages are not counted, since
 * the system takes them back when it needs them.
 * @throws Error where there is no /proc, as on macOS
 */
export function memoryOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kilobytes = /^Pss_Anon:\s+(\d+) kB/m.exec(text)?.[1]
  if (!kilobytes) throw new Error('This system does not tell Pss_Anon.')
  return (Number(kilobytes) * 1024) / 1e6
}

/** Looks every 25 ms until told to stop. @returns the largest that was seen, in megabytes */
export function watchMemory(pid: number): () => number {
  let most = memoryOf(pid)
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(pid))
  }, 25)
  return () => {
    clearInterval(timer)
    return Math.max(most, memoryOf(pid))
  }
}
