import type { Ports } from './ports.ts'
import type { Ticked } from './tick.ts'

/** The clock at work in this process. */
export interface Running {
  /** looks no more, and waits for what is under way */
  stop: () => Promise<void>
}

/** Looks every so often, one look at a time, cut short between two instants when it must stop; a look that fails is logged and the next one comes all the same. */
export function run(
  ports: Ports,
  everyMs: number,
  look: (stopping: () => boolean) => Promise<Ticked>
): Running {
  let stopped = false
  let wake = (): void => undefined
  const loop = async () => {
    while (!stopped) {
      try {
        await look(() => stopped)
      } catch (error) {
        ports.logger.error({ error }, 'A look of the clock failed.')
      }
      if (!stopped) await sleep(everyMs)
    }
  }
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timeout)
        resolve()
      }
    })
  const ended = loop()
  return {
    async stop() {
      stopped = true
      wake()
      await ended
    }
  }
}
