import type { InstanceStore } from '../../../src/engine/store.ts'
import type { Random } from './random.ts'
import { never, type Process, type Scheduler } from './scheduler.ts'

/** How often things go wrong, from 0 to 1. */
export interface Faults {
  crash: number
  lostAnswer: number
}

/** The store as one process reaches it: every operation waits its turn, and may end in a crash or a lost answer. */
export function faultyStore(
  store: InstanceStore,
  process: Process,
  { turn }: Scheduler,
  random: Random,
  faults: Faults
): InstanceStore {
  const reach = async (operation: () => Promise<unknown>): Promise<unknown> => {
    await turn(process)
    if (random.chance(faults.crash)) return crashed(process)
    const result = await operation()
    if (random.chance(faults.crash)) return crashed(process)
    if (random.chance(faults.lostAnswer)) throw new Error('The answer was lost on the way.')
    return result
  }
  return new Proxy(store, {
    get(target, name: keyof InstanceStore) {
      const operation = target[name].bind(target) as (...args: unknown[]) => Promise<unknown>
      return (...args: unknown[]) => reach(() => operation(...args))
    }
  })
}

export function crashed(process: Process): Promise<never> {
  process.kill()
  return never()
}
