const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long a mail is tried before it is given up and handed to staff. */
export const GIVE_UP_AFTER = 72 * HOUR

const FIRST_DELAYS = [1, 5, 15, 60]

/**
 * When to try again after a temporary failure: 1, 5, 15, 60 minutes, then every 6 hours, and a last time
 * exactly three days after the first. Null when that last try has been made.
 * @param tries how many have failed since `since`
 */
export function nextTry(tries: number, since: Date, now: Date): Date | null {
  const end = since.getTime() + GIVE_UP_AFTER
  if (now.getTime() >= end) return null
  const minutes = FIRST_DELAYS[tries - 1]
  const delay = minutes === undefined ? 6 * HOUR : minutes * MINUTE
  return new Date(Math.min(now.getTime() + delay, end))
}

/** When to call again a consumer that did not acknowledge: soon at first, at most every hour, without end. */
export function nextTelling(failures: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(2 ** Math.min(failures, 12) * 1000, HOUR))
}
