import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A process of the bench, ended when the bench ends. */
export interface Child {
  pid: number
  /** sends a message and waits for the next one */
  ask<T>(message: object, patience?: number): Promise<T>
  /** waits for a message */
  next<T>(patience?: number): Promise<T>
  /** asks it to stop, as an operator would, and waits */
  stop(): Promise<void>
  output(): string
  hasEnded(): boolean
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts `node args…` with a channel for messages. What it prints is kept, and shown when it fails. */
export function startChild(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Child {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  running.add(child)
  const printed: string[] = []
  child.stdout?.on('data', (text: Buffer) => printed.push(text.toString()))
  child.stderr?.on('data', (text: Buffer) => printed.push(text.toString()))
  child.once('exit', () => running.delete(child))
  const output = () => printed.join('').slice(-4000)
  const next = async <T>(patience = 60_000): Promise<T> => {
    const answered = new AbortController()
    const signal = AbortSignal.any([answered.signal, AbortSignal.timeout(patience)])
    const ended = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`${args.join(' ')} ended with ${code}:\n${output()}`)
    })
    const message = once(child, 'message', { signal }).then(([said]) => said as T)
    try {
      return await Promise.race([message, ended])
    } finally {
      ended.catch(() => undefined)
      message.catch(() => undefined)
      answered.abort()
    }
  }
  return {
    pid: child.pid ?? 0,
    next,
    ask: async <T>(message: object, patience?: number) => {
      const answer = next<T>(patience)
      child.send(message)
      return answer
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
    output,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null
  }
}
