import { advance, changed } from './advance.ts'
import { chartOf, type Kind } from './charts.ts'
import { inOrder } from './judge.ts'
import { purely } from './pure.ts'
import { envOf } from './send.ts'
import type { Instance } from './types.ts'
import { delayOf } from './xstate.ts'

/** One thing that the clock will do if nobody ever acts again. */
export interface Foreseen {
  delay: string
  at: Date
  from: string[]
  to: string[]
}

const MOST = 20

/**
 * All that the clock alone would do to one instance, one wait after the other, up to its answer; nothing is written.
 * Of an instance already answered, only what comes next.
 */
export function foresee(kind: Kind, instance: Instance): Foreseen[] {
  const { stepper } = chartOf(kind, instance)
  const by = { id: 'clock', roles: ['clock'] }
  const steps: Foreseen[] = []
  let here = instance
  while (steps.length < MOST) {
    const [timer] = inOrder(here.timers)
    if (!timer) break
    const at = timer.dueAt > here.lastAt ? timer.dueAt : here.lastAt
    const cause = { at, cmd: '', by, event: { type: timer.event } }
    const env = { ...envOf(cause, here), dueAt: timer.dueAt.getTime() }
    const before = { ...here, timers: here.timers.filter((armed) => armed !== timer) }
    const moved = purely(() =>
      stepper.step(stepper.restore(before.snapshot, env), cause.event, env)
    )
    here = changed(before, advance(chartOf(kind, instance), before, moved, cause))
    steps.push({ delay: delayOf(timer.event), at, from: before.states, to: here.states })
    if (here.tags.includes('answered')) break
  }
  return steps
}
