/**
 * Saturdays, Sundays and the public holidays of mainland France (Code du travail, art. L3133-1), without the
 * local ones of Alsace and Moselle.
 * @param date as a calendar in Paris shows it; months count from 1
 */
export function isDayOff({ year, month, day }: { year: number; month: number; day: number }) {
  const date = Date.UTC(year, month - 1, day)
  const weekday = new Date(date).getUTCDay()
  return weekday === 0 || weekday === 6 || holidaysOf(year).has(date)
}

const DAY = 24 * 60 * 60_000

/** Month and day of those that never move. */
const FIXED = [
  ...[
    [1, 1],
    [5, 1],
    [5, 8],
    [7, 14],
    [8, 15]
  ],
  ...[
    [11, 1],
    [11, 11],
    [12, 25]
  ]
] as const

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const AFTER_EASTER = [1, 39, 50]

function holidaysOf(year: number): Set<number> {
  const fixed = FIXED.map(([month = 1, day]) => Date.UTC(year, month - 1, day))
  const easter = easterOf(year)
  return new Set([...fixed, ...AFTER_EASTER.map((days) => easter + days * DAY)])
}

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm published in Nature, 20 April 1876. */
function easterOf(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1)
}
