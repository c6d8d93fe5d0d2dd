const DAY = 86_400_000

/** A command id that is the same each time: a rehearsal sends nothing twice. */
export function command(...parts: (string | number)[]): string {
  return ['rehearsal', ...parts].join(':')
}

/** @param share 0 for the first instant, 1 for the last */
export function between(from: Date, to: Date, share: number): Date {
  return new Date(Math.round(from.getTime() + (to.getTime() - from.getTime()) * share))
}

export function daysAfter(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY)
}
