import { Refusal } from '../engine/index.ts'
import { advanceClock } from '../services/advance-clock.ts'
import { BadInput, NotFound, Stale } from '../shared/errors.ts'
import type { MovableClock } from '../shared/clock.ts'
import type { Deed, Stage } from './deed.ts'

/** Plays the story up to a date, with the clock and the mails in between; resumes where it stopped. */
export interface Player {
  /** @param onDeed told after each deed */
  playUntil(date: Date, onDeed?: () => void): Promise<void>
  /** how many deeds are left up to a date */
  until(date: Date): number
}

/**
 * @param deeds in any order; those of the same instant keep theirs
 * @param strict a refused deed is a fault of the story; otherwise somebody has changed the story meanwhile
 */
export function createPlayer(
  stage: Stage,
  clock: MovableClock,
  deeds: readonly Deed[],
  { strict = false } = {}
): Player {
  const waiting = deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return {
    until: (date) => waiting.filter(({ at }) => at <= date).length,
    async playUntil(date, onDeed) {
      for (let next = waiting[0]; next && next.at <= date; next = waiting[0]) {
        if (next.at > clock.now()) await advanceClock(stage.services, clock, next.at)
        waiting.shift()
        await play(stage, next, strict)
        onDeed?.()
      }
      if (date > clock.now()) await advanceClock(stage.services, clock, date)
    }
  }
}

async function play(stage: Stage, { what, play: act }: Deed, strict: boolean): Promise<void> {
  try {
    await act(stage)
  } catch (error) {
    const expected = [Refusal, BadInput, NotFound, Stale].some((kind) => error instanceof kind)
    if (strict || !expected) throw new Error(`The story stops: ${what}`, { cause: error })
    stage.services.logger.info({ what, error: String(error) }, 'the story was changed')
  }
}
