import { performance } from 'node:perf_hooks'
import type { Services } from '../services.ts'
import type { MovableClock } from '../shared/clock.ts'
import { castStory } from './cast.ts'
import type { Stage } from './deed.ts'
import { announcementDeeds, answersDeeds } from './deeds/answers.ts'
import { candidatesDeeds } from './deeds/candidates.ts'
import { committeeDeeds } from './deeds/committee.ts'
import { juryDeeds } from './deeds/jury.ts'
import { openingDeeds, prepareCall } from './deeds/opening.ts'
import { teamDeeds } from './deeds/team.ts'
import { createPlayer, type Player } from './player.ts'
import { loadStory } from './story/load-story.ts'

/** The first morning of the story: nothing is there yet. */
export const FIRST_DAY = new Date('2027-01-04T09:00:00+01:00')

/** The story, ready to be played on these services. */
export async function openStory(
  services: Services,
  clock: MovableClock,
  { strict = false } = {}
): Promise<{ stage: Stage; player: Player }> {
  const story = loadStory()
  const early = await castStory(services, story, '2027-01')
  const call = await prepareCall({ services, story, person: early })
  const stage: Stage = { services, story, call, person: early }
  const deeds = [
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

/** How long something took, in milliseconds, for the log. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now()
  const result = await work()
  return { result, ms: Math.round(performance.now() - start) }
}
