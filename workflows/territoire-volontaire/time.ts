/** Lengths of time in milliseconds, and the one rule by which a wait is computed from a date. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/**
 * How long to wait, from now, until a date of the calendar; a state that is entered late still waits `atLeast`,
 * so that nobody finds a date already past.
 * @returns milliseconds, never negative
 */
export function until(now: number, date: number, atLeast = 0): number {
  return Math.max(date - now, atLeast, 0)
}
