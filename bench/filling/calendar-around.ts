import type { CalendarDates } from '../../src/calls/index.ts'
import { parisIsoDate } from '../../src/shared/paris-time.ts'

/** Where a call stands on the day of the bench. */
export type Phase = 'open' | 'screening' | 'reading' | 'jury'

export const DAY = 86_400_000

/** Days from today to the dates of a call, for each phase that the bench looks at. */
const OFFSETS: Record<Phase, Record<keyof CalendarDates, number>> = {
  open: {
    ...{ opensAt: -60, questionsUntil: 25, closesAt: 30, screeningEndsAt: 41 },
    ...{ screeningFallbackAt: 55, readingsOpenAt: 45, readingsEndAt: 70, readingsFallbackAt: 84 },
    ...{ juryAt: 88, juryFallbackAt: 102, deputyFrom: 105, answersBy: 106 },
    ...{ authorityFallbackAt: 106, piecesDueAt: 140, reserveExpiresAt: 290 }
  },
  screening: {
    ...{ opensAt: -80, questionsUntil: -13, closesAt: -5, screeningEndsAt: 8 },
    ...{ screeningFallbackAt: 20, readingsOpenAt: 10, readingsEndAt: 35, readingsFallbackAt: 49 },
    ...{ juryAt: 53, juryFallbackAt: 67, deputyFrom: 70, answersBy: 71 },
    ...{ authorityFallbackAt: 71, piecesDueAt: 110, reserveExpiresAt: 260 }
  },
  reading: {
    ...{ opensAt: -120, questionsUntil: -58, closesAt: -50, screeningEndsAt: -39 },
    ...{ screeningFallbackAt: -25, readingsOpenAt: -20, readingsEndAt: 10 },
    ...{ readingsFallbackAt: 20, juryAt: 24, juryFallbackAt: 38, deputyFrom: 40, answersBy: 41 },
    ...{ authorityFallbackAt: 41, piecesDueAt: 80, reserveExpiresAt: 230 }
  },
  jury: {
    ...{ opensAt: -150, questionsUntil: -88, closesAt: -80, screeningEndsAt: -69 },
    ...{ screeningFallbackAt: -55, readingsOpenAt: -50, readingsEndAt: -20 },
    ...{ readingsFallbackAt: -10, juryAt: 1, juryFallbackAt: 15, deputyFrom: 18, answersBy: 19 },
    ...{ authorityFallbackAt: 19, piecesDueAt: 60, reserveExpiresAt: 210 }
  }
}

/** The dates of a call that stands in this phase today, all of them at noon in Paris. */
export function calendarAround(today: Date, phase: Phase): CalendarDates {
  const wall = (days: number) => `${parisIsoDate(new Date(today.getTime() + days * DAY))}T12:00`
  const entries = Object.entries(OFFSETS[phase]).map(([name, days]) => [name, wall(days)])
  return Object.fromEntries(entries) as CalendarDates
}
