import { randomInt } from 'node:crypto'
import type { Clock } from '../shared/clock.ts'
import type { Logger } from '../shared/logger.ts'

/** What the engine is given from outside, so that tests can hold it. */
export interface Ports {
  clock: Clock
  logger: Pick<Logger, 'info' | 'warn' | 'error'>
  /** waits a little, at random, before trying again after somebody was faster */
  pause: (tries: number) => Promise<void>
}

/** Longer with each try, up to 200 ms, never the same for two processes. */
export async function jitter(tries: number): Promise<void> {
  const longest = Math.min(200, 4 * 2 ** tries)
  await new Promise((resolve) => setTimeout(resolve, randomInt(1, longest + 1)))
}
