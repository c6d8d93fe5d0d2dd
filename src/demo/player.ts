import { Refusal } from '../engine/index.ts'
import { advanceClock } from '../services/advance-clock.ts'
import { BadInput, NotFound, Stale } from '../shared/errors.ts'
import type { MovableClock } from '../shared/clock.ts'
import type { Deed, Stage } from './deed.ts'

/** Plays the story up to a date, with the clock and the mails in between; resumes where it stopped. */
export interface Player {
  playUntil(date: Date): Promise<void>
  /** dates at which something is worth looking at, the next ones first */
  remaining(): number
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
    remaining: () => waiting.length,
    async playUntil(date) {
      for (let next = waiting[0]; next && next.at <= date; next = waiting[0]) {
        if (next.at > clock.now()) await advanceClock(stage.services, clock, next.at)
        waiting.shift()
        await play(stage, next, strict)
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
