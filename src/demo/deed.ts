import type { Account } from '../accounts/index.ts'
import type { Services } from '../services.ts'
import type { Story } from './story/load-story.ts'

/** One thing that somebody of the story does, at its date, through the same verbs as a page would. */
export interface Deed {
  at: Date
  /** who and what, for the log */
  what: string
  play: (stage: Stage) => Promise<unknown>
}

/** Where the story is played: the parts of Candide, and who everybody is. */
export interface Stage {
  services: Services
  story: Story
  call: string
  /** @throws Error for a name the story does not have */
  person: (name: string) => Promise<Account>
}

export function deed(at: string, what: string, play: Deed['play']): Deed {
  return { at: new Date(at), what, play }
}

/** A command id that is the same each time the story is played, so that a deed begun twice is done once. */
export function command(...parts: (string | number)[]): string {
  return ['story', ...parts].join(':')
}
