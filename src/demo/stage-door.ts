import { settle } from '../services/advance-clock.ts'
import type { Services } from '../services.ts'
import type { MovableClock } from '../shared/clock.ts'
import type { Stage } from './deed.ts'
import { openStory } from './play-story.ts'
import type { Player } from './player.ts'

/** Dates worth stopping at, and what there is to see. */
export const SCENES = [
  { id: 'writing', at: new Date('2027-02-22T14:32:00+01:00') },
  { id: 'screening', at: new Date('2027-03-22T15:10:00+01:00') },
  { id: 'readings', at: new Date('2027-04-08T21:04:00+02:00') },
  { id: 'jury', at: new Date('2027-05-11T15:12:00+02:00') },
  { id: 'signature', at: new Date('2027-05-20T17:00:00+02:00') },
  { id: 'answers', at: new Date('2027-05-28T09:12:00+02:00') },
  { id: 'results', at: new Date('2027-06-01T09:00:00+02:00') },
  { id: 'agreements', at: new Date('2027-07-02T10:00:00+02:00') }
] as const

/** The scene on which the demonstration opens: soon ready, the next ones are one click away. */
const FIRST_SCENE = SCENES[0]

/** What the demonstration's pages do with the story and its clock. */
export interface StageDoor {
  open(services: Services): Promise<void>
  stage(): Stage
  now(): Date
  /** Plays the story up to a date; dates of the past change nothing. */
  goTo(date: Date): Promise<void>
  close(): Promise<void>
}

/** Mails and effects of what visitors do themselves leave so often. */
const EVERY_MS = 700

export function createStageDoor(clock: MovableClock): StageDoor {
  let stage: Stage | undefined
  let player: Player | undefined
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  /** One thing at a time moves the clock or does what is due. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
  const ready = () => {
    if (!stage || !player) throw new Error('The demonstration is not open yet.')
    return { stage, player }
  }
  return {
    async open(services) {
      const opened = await openStory(services, clock)
      stage = opened.stage
      player = opened.player
      await player.playUntil(FIRST_SCENE.at)
      timer = setInterval(() => {
        inTurn(() => settle(services)).catch((error: unknown) => {
          services.logger.error({ err: error }, 'the demonstration stumbled')
        })
      }, EVERY_MS)
    },
    stage: () => ready().stage,
    now: () => clock.now(),
    goTo: (date) => inTurn(() => ready().player.playUntil(date)),
    async close() {
      clearInterval(timer)
      await last
    }
  }
}
