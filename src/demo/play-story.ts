import type { Services } from '../services.ts'
import type { MovableClock } from '../shared/clock.ts'
import { castStory } from './cast.ts'
import type { Stage } from './deed.ts'
import { announcementDeeds, answersDeeds } from './deeds/answers.ts'
import { candidatesDeeds } from './deeds/candidates.ts'
import { committeeDeeds } from './deeds/committee.ts'
import { juryDeeds } from './deeds/jury.ts'
import { openingDeeds } from './deeds/opening.ts'
import { COMING_CALL, otherCallsDeeds, PAST_CALL } from './deeds/other-calls.ts'
import { teamDeeds } from './deeds/team.ts'
import { createPlayer, type Player } from './player.ts'
import { loadStory } from './story/load-story.ts'

/** The first morning of the story: nothing is there yet. */
export const FIRST_DAY = new Date('2026-08-31T09:00:00+02:00')

/** The story, ready to be played on these services. */
export async function openStory(
  services: Services,
  clock: MovableClock,
  { strict = false } = {}
): Promise<{ stage: Stage; player: Player }> {
  const story = loadStory()
  const call = '2027-01'
  const person = await castStory(services, story, call, [PAST_CALL, COMING_CALL])
  const stage: Stage = { services, story, call, person }
  const deeds = [
    ...otherCallsDeeds(story),
    ...openingDeeds(story),
    ...candidatesDeeds(story.dossiers),
    ...teamDeeds(story),
    ...committeeDeeds(story),
    ...juryDeeds(story),
    ...answersDeeds(story),
    ...announcementDeeds()
  ]
  return { stage, player: createPlayer(stage, clock, deeds, { strict }) }
}
