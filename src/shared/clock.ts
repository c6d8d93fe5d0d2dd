/**
 * The business clock. Everything with a legal or human meaning (deadlines, receipts, journals) asks it;
 * sessions, links and rate limits stay on the machine's clock, since moving the demonstration's date
 * must not sign anybody out.
 */
export interface Clock {
  now(): Date
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date()
}

/** A clock that stands still until it is moved: for tests and for the demonstration. */
export interface MovableClock extends Clock {
  /** Moves to an instant; going back is refused, since the journals are ordered. */
  moveTo(instant: Date): void
}

/**
 * @param start first instant shown
 * @param ticking when true, time also passes by itself from `start` on, as in the demonstration
 * @throws RangeError when moved into its own past
 */
export function movableClock(start: Date, { ticking = false } = {}): MovableClock {
  let base = start.getTime()
  let since = performance.now()
  const now = () => new Date(base + (ticking ? Math.floor(performance.now() - since) : 0))
  return {
    now,
    moveTo(instant) {
      if (instant < now()) throw new RangeError('A clock never goes back.')
      base = instant.getTime()
      since = performance.now()
    }
  }
}
