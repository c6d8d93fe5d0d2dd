import { parisInstant } from '../shared/paris-time.ts'
import type { CalendarDates } from './call-content.ts'

/** The same dates as instants in milliseconds, as the charts compare them. */
export type Calendar = Record<keyof CalendarDates, number>

/** Dates do not change under their object: those of sealed rules are read by every page of a call. */
const known = new WeakMap<CalendarDates, Calendar>()

/** @throws RangeError naming a date that no wall in Paris ever shows */
export function instantsOf(dates: CalendarDates): Calendar {
  const before = known.get(dates)
  if (before) return before
  const instants = readInstants(dates)
  known.set(dates, instants)
  return instants
}

function readInstants(dates: CalendarDates): Calendar {
  return Object.fromEntries(
    Object.entries(dates).map(([name, wall]) => {
      const [date = '', time] = wall.split('T')
      return [name, parisInstant(date, time).getTime()]
    })
  ) as Calendar
}

/** Each date with the one that it may not precede. */
const order: readonly (readonly [keyof CalendarDates, keyof CalendarDates])[] = [
  ['opensAt', 'questionsUntil'],
  ['questionsUntil', 'closesAt'],
  ['closesAt', 'screeningEndsAt'],
  ['screeningEndsAt', 'screeningFallbackAt'],
  ['closesAt', 'readingsOpenAt'],
  ['readingsOpenAt', 'readingsEndAt'],
  ['readingsEndAt', 'readingsFallbackAt'],
  ['readingsEndAt', 'juryAt'],
  ['juryAt', 'juryFallbackAt'],
  ['juryFallbackAt', 'deputyFrom'],
  ['deputyFrom', 'authorityFallbackAt'],
  ['answersBy', 'reserveExpiresAt']
]

/** Dates in the wrong order, as pairs of their names; none when the calendar holds. */
export function disorderOf(dates: CalendarDates): { first: string; then: string }[] {
  const at = instantsOf(dates)
  return order
    .filter(([first, then]) => at[first] > at[then])
    .map(([first, then]) => ({ first, then }))
}
