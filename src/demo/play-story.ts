import type { Services } from '../services.ts'
import type { MovableClock } from '../shared/clock.ts'
import { castStory } from './cast.ts'
import { command } from '../playing/deed.ts'
import type { StoryStage as Stage } from './story-stage.ts'
import { afterwardsDeeds } from './deeds/afterwards.ts'
import { announcementDeeds, answersDeeds } from './deeds/answers.ts'
import { candidatesDeeds } from './deeds/candidates.ts'
import { committeeDeeds } from './deeds/committee.ts'
import { juryDeeds } from './deeds/jury.ts'
import { minutesDeeds } from './deeds/minutes.ts'
import { openingDeeds } from './deeds/opening.ts'
import { COMING_CALL, otherCallsDeeds, PAST_CALL } from './deeds/other-calls.ts'
import { teamDeeds } from './deeds/team.ts'
import { TRAINING_CALL } from './deeds/training-acts.ts'
import { trainingDeeds } from './deeds/training-call.ts'
import { createPlayer, type Player } from '../playing/player.ts'
import { isRefused } from '../playing/refused.ts'
import { loadStory } from './story/load-story.ts'

/** The first morning of the story: nothing is there yet. */
export const FIRST_DAY = new Date('2026-08-31T09:00:00+02:00')

interface HowToPlay {
  /** a deed that is refused stops the story */
  strict?: boolean
  /** the store holds the story up to this date already: it goes on from there */
  played?: Date | undefined
}

/** The story, ready to be played on these services. */
export async function openStory(
  services: Services,
  clock: MovableClock,
  { strict = false, played }: HowToPlay = {}
): Promise<{ stage: Stage; player: Player }> {
  const story = loadStory()
  const call = '2027-01'
  const others = [PAST_CALL, COMING_CALL]
  const person = await castStory(services, story, call, others, TRAINING_CALL)
  const stage: Stage = { services, story, call, person }
  if (!played) await reserveNumbers(stage)
  const deeds = [
    ...otherCallsDeeds(story),
    ...trainingDeeds(story),
    ...openingDeeds(story),
    ...candidatesDeeds(story.dossiers),
    ...teamDeeds(story),
    ...committeeDeeds(story),
    ...juryDeeds(story),
    ...minutesDeeds(story),
    ...answersDeeds(story),
    ...announcementDeeds(),
    ...afterwardsDeeds()
  ]
  const left = deeds.filter(({ at }) => !played || at > played)
  const player = createPlayer(stage, clock, left, ({ what }, error) => {
    // somebody who plays with the demonstration may have changed the story meanwhile
    if (strict || !isRefused(error)) throw new Error(`The story stops: ${what}`, { cause: error })
    services.logger.info({ what, error: String(error) }, 'the story was changed')
  })
  return { stage, player }
}

/** Whoever begins a dossier of their own takes the number after the last of the story, which keeps its own. */
async function reserveNumbers({ services, story, call, person }: Stage): Promise<void> {
  const { counters } = services.applications.models
  for (const [at, { number, drafted }] of story.dossiers.entries()) {
    const { id } = await person(drafted.by)
    const wish = `start:${call}:${id}:${command(number, 'start')}`
    await counters.updateOne({ _id: wish }, { last: at + 1 }, { upsert: true })
  }
  const code = story.dossiers[0]?.number.split('-')[0] ?? ''
  await counters.updateOne({ _id: code }, { last: story.dossiers.length }, { upsert: true })
}
