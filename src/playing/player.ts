import { advanceClock } from '../services/advance-clock.ts'
import type { MovableClock } from '../shared/clock.ts'
import type { Deed, Stage } from './deed.ts'

/** Plays deeds up to a date, with the clock and the mails in between; resumes where it stopped. */
export interface Player {
  /** @param onDeed told after each deed */
  playUntil(date: Date, onDeed?: () => void): Promise<void>
  /** how many deeds are left up to a date */
  until(date: Date): number
}

/**
 * @param deeds in any order; those of the same instant keep theirs
 * @param onFault what to do with a deed that could not be done; throwing stops
 */
export function createPlayer<S extends Stage>(
  stage: S,
  clock: MovableClock,
  deeds: readonly Deed<S>[],
  onFault: (deed: Deed<S>, error: unknown) => void
): Player {
  const waiting = deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return {
    until: (date) => waiting.filter(({ at }) => at <= date).length,
    async playUntil(date, onDeed) {
      for (let next = waiting[0]; next && next.at <= date; next = waiting[0]) {
        if (next.at > clock.now()) await advanceClock(stage.services, clock, next.at)
        waiting.shift()
        try {
          await next.play(stage)
        } catch (error) {
          onFault(next, error)
        }
        onDeed?.()
      }
      if (date > clock.now()) await advanceClock(stage.services, clock, date)
    }
  }
}
