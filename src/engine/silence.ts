import { proofOf } from './accept.ts'
import type { Kind } from './charts.ts'
import type { SilenceRow } from './prove/finding.ts'
import { purely } from './pure.ts'
import type { Env } from './types.ts'

/** A role that never acts again in a state: what the clock does, when, and when the answer is there. */
export interface Silence {
  role: string
  state: string
  steps: { delay: string; to: string[]; at: Date }[]
  answeredAt: Date
}

/**
 * For each role and each state where the move is its own: what follows if it stays silent from `now` on, step by
 * step up to the answer, with the dates that the facts of one instance give.
 * @param input facts of the first context, as `start` takes them: the calendar and the settings in force
 */
export function silenceFrom({ current }: Kind, input: object, now: Date): Silence[] {
  const { definition, stepper } = current
  const env: Env = { now: now.getTime(), actor: { id: 'clock', roles: ['clock'] }, seq: 1 }
  const { live } = purely(() => stepper.begin({ ...input }, env))
  const context = live.context as Record<string, unknown>
  const lengthOf = (delay: string, at: number): number => {
    const length = stepper.machine.implementations.delays[delay]
    if (typeof length !== 'function') return Number(length ?? 0)
    const args = { context: { ...context, env: { ...env, now: at } }, event: { type: '' } }
    return purely(() => (length as (args: object, params: undefined) => number)(args, undefined))
  }
  const dated = (role: string, { state, steps }: SilenceRow): Silence => {
    let at = now.getTime()
    const done = steps.map(({ delay, to }) => {
      at += Math.max(0, Math.ceil(lengthOf(delay, at)))
      return { delay, to, at: new Date(at) }
    })
    return { role, state, steps: done, answeredAt: new Date(at) }
  }
  return Object.entries(proofOf(definition).silence).flatMap(([role, rows]) =>
    rows.map((row) => dated(role, row))
  )
}
