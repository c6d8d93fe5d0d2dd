import type { Env } from '../application/context.ts'
import type { Calendar } from '../calendar.ts'

/** What a guard, a delay or an assign may know of a call. */
export interface Context {
  env: Env & { dueAt?: number }
  number: string
  calendar: Calendar
  /** hashes of the rules as published: the first at the opening, one more for each amendment */
  seals: string[]
  /** the decision signed, that every letter names */
  decision: string | null
}

export type Input = Pick<Context, 'number' | 'calendar'>

export function firstDay(input: Input): Context {
  return {
    env: { now: 0, actor: { id: '', roles: [] }, seq: 0 },
    ...input,
    seals: [],
    decision: null
  }
}
