import type { Services } from '../services.ts'

/** Where a call is played: the parts of Candide, and which call. */
export interface Stage {
  services: Services
  call: string
}

/** One thing that somebody does, at its date, through the same verbs as a page would. */
export interface Deed<S extends Stage = Stage> {
  at: Date
  /** who and what, for the log */
  what: string
  play: (stage: S) => Promise<unknown>
}

/** A command id that is the same each time it is played, so that a deed begun twice is done once. */
export function command(...parts: (string | number)[]): string {
  return ['story', ...parts].join(':')
}
