import { isDayOff } from './days-off.ts'
import { parisInstant, parisWallTime } from '../shared/paris-time.ts'

/** A date as a calendar in Paris shows it; months count from 1. */
interface Day {
  year: number
  month: number
  day: number
}

/**
 * The end of a legal period counted free (délai franc), as the first instant that is too late: neither the
 * day of the event nor the day of the term counts, so that what was read on 28 May, for two months, may be
 * contested until 29 July included. A month that lacks the day ends on its last one. A last day that is a
 * Saturday, a Sunday or a public holiday runs to the next working day.
 * Sources: CJA art. R421-1; Conseil d'État, 19 September 2014, no 362568 (the two months of an administrative
 * appeal are free too, and extended over days off); the rule of months is that of CPC art. 641.
 * @param from the instant of the reading, or of the handing over
 */
export function freePeriodEnd(from: Date, months: number): Date {
  let last = plusDays(plusMonths(dayOf(from), months), 1)
  while (isDayOff(last)) last = plusDays(last, 1)
  return midnightAfter(last)
}

/**
 * When silence becomes a decision: so many months after the request arrived, day for day, without free days
 * nor extension (CRPA art. L231-1 and L231-4: the period makes a decision, nobody has anything to do in it).
 * @returns the first instant at which it is one
 */
export function silenceEnd(from: Date, months: number): Date {
  return midnightAfter(plusMonths(dayOf(from), months))
}

/** So many days later, at an hour of Paris: « 15 days, 18:00 ». */
export function daysLaterAt(from: Date, days: number, time: string): Date {
  return parisInstant(iso(plusDays(dayOf(from), days)), time)
}

function dayOf(instant: Date): Day {
  const { year, month, day } = parisWallTime(instant)
  return { year, month, day }
}

function plusMonths({ year, month, day }: Day, months: number): Day {
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const [y, m] = [first.getUTCFullYear(), first.getUTCMonth()]
  const lastDay = new Date(Date.UTC(y, m + 1, 0)).getUTCDate()
  return { year: y, month: m + 1, day: Math.min(day, lastDay) }
}

function plusDays({ year, month, day }: Day, days: number): Day {
  const moved = new Date(Date.UTC(year, month - 1, day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

function midnightAfter(day: Day): Date {
  return parisInstant(iso(day), '24:00')
}

function iso({ year, month, day }: Day): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
