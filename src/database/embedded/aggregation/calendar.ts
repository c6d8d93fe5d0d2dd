import { badValue, CommandError } from '../errors.ts'

/** A date as a clock on the wall shows it. Months and days count from 1, Monday is 1. */
export interface DateParts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  weekday: number
  dayOfYear: number
  isoWeek: number
  isoYear: number
  /** Minutes east of Greenwich. */
  offset: number
}

const DAY = 86_400_000

/** Minutes east of Greenwich at an instant: a fixed offset such as `+02:00`, or an Olson name. */
function offsetAt(instant: number, timezone: string): number {
  if (timezone === 'UTC' || timezone === 'GMT' || timezone === 'Z') return 0
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(timezone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0))
  const shown = formatter(timezone).formatToParts(instant)
  const read = (type: string) => Number(shown.find((one) => one.type === type)?.value)
  const wall = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second')
  )
  return Math.round((wall - Math.floor(instant / 1000) * 1000) / 60_000)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone)
  if (known) return known
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric'
    })
    formatters.set(timezone, made)
    return made
  } catch {
    throw new CommandError(40_485, `unrecognized time zone identifier: "${timezone}"`)
  }
}

export function parts(date: Date, timezone: string): DateParts {
  const offset = offsetAt(date.getTime(), timezone)
  const wall = new Date(date.getTime() + offset * 60_000)
  const year = wall.getUTCFullYear()
  const weekday = wall.getUTCDay() === 0 ? 7 : wall.getUTCDay()
  const midnight = Date.UTC(year, wall.getUTCMonth(), wall.getUTCDate())
  // The Thursday of a week tells which year the ISO week belongs to.
  const thursday = new Date(midnight + (4 - weekday) * DAY)
  const isoYear = thursday.getUTCFullYear()
  return {
    year,
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
    weekday,
    dayOfYear: Math.floor((midnight - Date.UTC(year, 0, 1)) / DAY) + 1,
    isoWeek: Math.floor((thursday.getTime() - Date.UTC(isoYear, 0, 1)) / DAY / 7) + 1,
    isoYear,
    offset
  }
}

type Fields = [number, number, number, number, number, number, number]

/** The instant that a wall clock shows in a time zone. */
export function fromParts([year, month, ...rest]: Fields, timezone: string): Date {
  return fromWall(Date.UTC(year, month - 1, ...rest), timezone)
}

/** @param wall what the clock shows, as an instant at which one in UTC shows it */
export function fromWall(wall: number, timezone: string): Date {
  const guess = wall - offsetAt(wall, timezone) * 60_000
  return new Date(wall - offsetAt(guess, timezone) * 60_000)
}

const FIXED: Partial<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000
}
const MONTHS: Partial<Record<string, number>> = { month: 1, quarter: 3, year: 12 }
const DAYS: Partial<Record<string, number>> = { day: 1, week: 7 }

function unknownUnit(unit: string): never {
  throw badValue(`unknown time unit value: ${unit}`)
}

/** Months keep the day where they can: 31 January and one month is the last of February. */
export function datePlus(date: Date, amount: number, unit: string, timezone: string): Date {
  const fixed = FIXED[unit]
  if (fixed) return new Date(date.getTime() + amount * fixed)
  const wall = parts(date, timezone)
  const clock = [wall.hour, wall.minute, wall.second, wall.millisecond] as const
  const days = DAYS[unit]
  if (days) return fromParts([wall.year, wall.month, wall.day + amount * days, ...clock], timezone)
  const months = MONTHS[unit] ?? unknownUnit(unit)
  const month = wall.month + amount * months
  const last = new Date(Date.UTC(wall.year, month, 0)).getUTCDate()
  return fromParts([wall.year, month, Math.min(wall.day, last), ...clock], timezone)
}

/** How many boundaries of a unit lie between two instants. */
export function unitsBetween(start: Date, end: Date, unit: string, timezone: string): number {
  const [a, b] = [parts(start, timezone), parts(end, timezone)]
  const months = MONTHS[unit]
  if (months) {
    const index = (of: DateParts) => Math.floor((of.year * 12 + of.month - 1) / months)
    return index(b) - index(a)
  }
  const wall = (date: Date, of: DateParts) => date.getTime() + of.offset * 60_000
  const size = FIXED[unit] ?? (DAYS[unit] ?? unknownUnit(unit)) * DAY
  // Weeks begin on Sunday, and 1 January 1970 was a Thursday.
  const shift = unit === 'week' ? 4 * DAY : 0
  const index = (at: number) => Math.floor((at + shift) / size)
  return index(wall(end, b)) - index(wall(start, a))
}

export function startOf(date: Date, unit: string, timezone: string): Date {
  const wall = parts(date, timezone)
  const fixed = FIXED[unit]
  if (fixed) {
    const shown = date.getTime() + wall.offset * 60_000
    return new Date(Math.floor(shown / fixed) * fixed - wall.offset * 60_000)
  }
  const months = MONTHS[unit]
  if (months) {
    const month = Math.floor((wall.month - 1) / months) * months + 1
    return fromParts([wall.year, month, 1, 0, 0, 0, 0], timezone)
  }
  if (!DAYS[unit]) unknownUnit(unit)
  const back = unit === 'week' ? wall.weekday % 7 : 0
  return fromParts([wall.year, wall.month, wall.day - back, 0, 0, 0, 0], timezone)
}

/** @param pattern `%Y-%m-%dT%H:%M:%S.%LZ` unless given */
export function formatDate(date: Date, timezone: string, pattern?: string): string {
  const shown = parts(date, timezone)
  const format = pattern ?? (timezone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L')
  const two = (number: number, width = 2) => String(number).padStart(width, '0')
  const sign = shown.offset < 0 ? '-' : '+'
  const away = Math.abs(shown.offset)
  const FORMATS: Partial<Record<string, () => string>> = {
    Y: () => two(shown.year, 4),
    m: () => two(shown.month),
    d: () => two(shown.day),
    H: () => two(shown.hour),
    M: () => two(shown.minute),
    S: () => two(shown.second),
    L: () => two(shown.millisecond, 3),
    j: () => two(shown.dayOfYear, 3),
    u: () => String(shown.weekday),
    w: () => String((shown.weekday % 7) + 1),
    U: () => two(Math.floor((shown.dayOfYear + 6 - (shown.weekday % 7)) / 7)),
    V: () => two(shown.isoWeek),
    G: () => two(shown.isoYear, 4),
    z: () => `${sign}${two(Math.floor(away / 60))}${two(away % 60)}`,
    Z: () => String(shown.offset),
    '%': () => '%'
  }
  return format.replace(/%(.)/g, (_, letter: string) => {
    const write = FORMATS[letter]
    if (!write)
      throw new CommandError(18_536, `Invalid format character '%${letter}' in format string`)
    return write()
  })
}
