import { settle } from '../services/advance-clock.ts'
import type { Services } from '../services.ts'
import type { MovableClock } from '../shared/clock.ts'
import type { StoryStage as Stage } from './story-stage.ts'
import { openStory } from './play-story.ts'
import type { Player } from '../playing/player.ts'
import { FIRST_SCENE, type Scene } from './scenes.ts'

/** A jump of the clock under way. */
export interface Playing {
  scene: Scene
  /** deeds of the story played since the jump began, and all those up to the scene */
  done: number
  total: number
}

/** What the demonstration's pages do with the story and its clock. */
export interface StageDoor {
  open(services: Services): Promise<void>
  stage(): Stage
  now(): Date
  /** the jump under way, if there is one */
  playing(): Playing | undefined
  /** the story stopped on a fault of its own: the demonstration has to be started again */
  broken(): boolean
  /** Plays the story up to a scene; one of the past, or a second jump at the same time, changes nothing. */
  goTo(scene: Scene): Promise<void>
  close(): Promise<void>
}

/** Mails and effects of what visitors do themselves leave so often. */
const EVERY_MS = 700

export function createStageDoor(clock: MovableClock): StageDoor {
  let stage: Stage | undefined
  let player: Player | undefined
  let timer: NodeJS.Timeout | undefined
  let playing: Playing | undefined
  let broken = false
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
  const play = async (scene: Scene) => {
    const { player, stage } = ready()
    const jump = { scene, done: 0, total: player.until(scene.at) }
    playing = jump
    try {
      await inTurn(() => player.playUntil(scene.at, () => (jump.done += 1)))
    } catch (error) {
      broken = true
      stage.services.logger.error({ err: error }, 'the story stopped')
    } finally {
      playing = undefined
    }
  }
  return {
    async open(services) {
      const opened = await openStory(services, clock)
      stage = opened.stage
      player = opened.player
      await player.playUntil(FIRST_SCENE.at)
      timer = setInterval(() => {
        if (playing) return
        inTurn(() => settle(services)).catch((error: unknown) => {
          services.logger.error({ err: error }, 'the demonstration stumbled')
        })
      }, EVERY_MS)
    },
    stage: () => ready().stage,
    now: () => clock.now(),
    playing: () => playing,
    broken: () => broken,
    goTo: (scene) => (playing || scene.at <= clock.now() ? Promise.resolve() : play(scene)),
    async close() {
      clearInterval(timer)
      await last
    }
  }
}
