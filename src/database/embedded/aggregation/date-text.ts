import { fromWall } from './calendar.ts'

/** The end of a text that says itself where its clock stands: Z, a zone by name, or an offset after the time. */
const OWN_ZONE =
  /(?:Z|(?:UTC?|GMT|[ECMP][SD]T)(?:[+-]\d\d:?\d\d)?|\d:\d\d(?::\d\d(?:\.\d+)?)?\s*[+-]\d\d(?::?\d\d)?)(?:\s*\(.*\))?$/i

/**
 * The instant that a text says; without a zone of its own, by a clock in the one given, and never in the
 * process's.
 * @returns undefined for a text that is no date
 */
export function dateOfText(text: string, timezone: string): Date | undefined {
  const trimmed = text.trim()
  const own = OWN_ZONE.test(trimmed)
  // Each of the two ways of writing a date has its own way of saying UTC.
  const inUtc = /\dT\d/.test(trimmed) ? `${trimmed}Z` : `${trimmed} UTC`
  const read = new Date(own ? trimmed : inUtc)
  if (Number.isNaN(read.getTime())) return undefined
  return own ? read : fromWall(read.getTime(), timezone)
}
