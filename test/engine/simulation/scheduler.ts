import type { Random } from './random.ts'

/** A process of Candide, as the simulation sees it: it lives until it crashes, and then does nothing more. */
export interface Process {
  name: string
  alive: boolean
  died: Promise<void>
  kill: () => void
}

export interface Scheduler {
  /** Waits until chance lets this process go on; for ever if it has crashed. */
  turn: (process: Process) => Promise<void>
  /** Lets whoever waits go on, one at a time and in any order, until `finished`. */
  run: (finished: () => boolean, between: () => void) => Promise<void>
}

export function newProcess(name: string): Process {
  let kill = (): void => undefined
  const died = new Promise<void>((resolve) => {
    kill = resolve
  })
  const process: Process = {
    name,
    alive: true,
    died,
    kill: () => {
      process.alive = false
      kill()
    }
  }
  return process
}

export function scheduler(random: Random): Scheduler {
  let waiting: { process: Process; go: () => void }[] = []
  return {
    turn: (process) =>
      new Promise((go) => {
        waiting.push({ process, go })
      }),
    async run(finished, between) {
      while (!finished()) {
        waiting = waiting.filter(({ process }) => process.alive)
        const next = waiting.splice(random.below(waiting.length), 1)[0]
        next?.go()
        between()
        // everything that can go on without the store does so before anybody else
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
  }
}

/** What a crashed process waits for. */
export function never<T>(): Promise<T> {
  return new Promise(() => undefined)
}
