import type { Account } from '../accounts/index.ts'
import type { Deed, Stage } from '../playing/deed.ts'
import type { Story } from './story/load-story.ts'

/** Where the story is played, and who everybody of it is. */
export interface StoryStage extends Stage {
  story: Story
  /** @throws Error for a name the story does not have */
  person: (name: string) => Promise<Account>
}

export type StoryDeed = Deed<StoryStage>

export function deed(at: string, what: string, play: StoryDeed['play']): StoryDeed {
  return { at: new Date(at), what, play }
}
