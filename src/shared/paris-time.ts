import type { Lang } from './lang.ts'

const ZONE = 'Europe/Paris'
const NBSP = '\u00a0'
const MINUTE = 60_000

const WORDS = {
  fr: {
    weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
    months: [
      ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre'],
      ...['octobre', 'novembre', 'décembre']
    ]
  },
  en: {
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
      ...['October', 'November', 'December']
    ]
  }
}

/** What a clock on a wall in Paris shows. `month` counts from 1, `weekday` from 0 (Sunday). */
export interface WallTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  weekday: number
}

const wallFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric'
})

export function parisWallTime(instant: Date): WallTime {
  if (instant.getTime() < WHOLE_HOURS_SINCE) return formattedWallTime(instant)
  const wall = new Date(instant.getTime() + parisOffset(instant) * MINUTE)
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    weekday: wall.getUTCDay()
  }
}

/** Since then Paris changes its clocks on a whole hour of UTC, and is whole minutes away from it. */
const WHOLE_HOURS_SINCE = Date.UTC(1980, 0, 1)

function formattedWallTime(instant: Date): WallTime {
  const parts = new Map(wallFormat.formatToParts(instant).map((p) => [p.type, Number(p.value)]))
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const [year, month, day] = [read('year'), read('month'), read('day')]
  return {
    ...{ year, month, day, hour: read('hour'), minute: read('minute'), second: read('second') },
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  }
}

/** Hour of UTC → minutes: asking Intl for a date costs fifty times a look here, and a list shows hundreds. */
const offsets = new Map<number, number>()
const OFFSETS_KEPT = 20_000

/** Minutes that Paris is ahead of UTC at this instant: 60 in winter, 120 in summer. */
function parisOffset(instant: Date): number {
  const hour = Math.floor(instant.getTime() / (60 * MINUTE))
  const known = offsets.get(hour)
  if (known !== undefined) return known
  const wall = formattedWallTime(instant)
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  const offset = Math.round((asUtc - Math.floor(instant.getTime() / 1000) * 1000) / MINUTE)
  if (instant.getTime() >= WHOLE_HOURS_SINCE) {
    if (offsets.size >= OFFSETS_KEPT) offsets.clear()
    offsets.set(hour, offset)
  }
  return offset
}

/**
 * The instant when Paris shows this date and hour.
 * An hour that does not exist (the night clocks go forward) is read with the offset before the change, so
 * it falls one hour later on the wall; one that exists twice is the first of the two.
 * @param date `2027-03-15`
 * @param time `12:00`; `24:00` is the next midnight
 * @throws RangeError when the date or the hour cannot be read
 */
export function parisInstant(date: string, time = '00:00'): Date {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const hour = /^(\d{2}):(\d{2})$/.exec(time)
  if (!day || !hour) throw new RangeError(`Not a date and an hour: ${date} ${time}`)
  const [year, month, dayOfMonth] = day.slice(1).map(Number) as [number, number, number]
  const [hours, minutes] = hour.slice(1).map(Number) as [number, number]
  const midnight = new Date(Date.UTC(year, month - 1, dayOfMonth))
  const exists = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === dayOfMonth
  if (!exists || minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) {
    throw new RangeError(`No such date or hour: ${date} ${time}`)
  }
  const wall = midnight.getTime() + (hours * 60 + minutes) * MINUTE
  // A change of hour is at most two hours away from a wall time read as UTC: look on both sides of it.
  const before = parisOffset(new Date(wall - 3 * 60 * MINUTE))
  const after = parisOffset(new Date(wall + 3 * 60 * MINUTE))
  for (const offset of [before, after]) {
    const candidate = new Date(wall - offset * MINUTE)
    if (parisOffset(candidate) === offset) return candidate
  }
  return new Date(wall - before * MINUTE)
}

/** « lundi 15 mars 2027 » */
export function parisDate(instant: Date, lang: Lang = 'fr'): string {
  const wall = parisWallTime(instant)
  return `${WORDS[lang].weekdays[wall.weekday]} ${parisDay(instant, lang)}${NBSP}${wall.year}`
}

/**
 * « 15 mars » ; the first of a month is « 1er mars »
 * @param now when it is read: a day of another year than this one's says which, « 15 mars 2028 »
 */
export function parisDay(instant: Date, lang: Lang = 'fr', now = instant): string {
  const wall = parisWallTime(instant)
  const day = lang === 'fr' && wall.day === 1 ? '1er' : String(wall.day)
  const year = wall.year === parisWallTime(now).year ? '' : `${NBSP}${wall.year}`
  return `${day}${NBSP}${WORDS[lang].months[wall.month - 1]}${year}`
}

/** « 12 h 00 » */
export function parisTime(instant: Date, lang: Lang = 'fr'): string {
  const wall = parisWallTime(instant)
  const minutes = String(wall.minute).padStart(2, '0')
  return lang === 'fr'
    ? `${wall.hour}${NBSP}h${NBSP}${minutes}`
    : `${String(wall.hour).padStart(2, '0')}:${minutes}`
}

/** « lundi 15 mars 2027, 12 h 00 » */
export function parisDateTime(instant: Date, lang: Lang = 'fr'): string {
  return `${parisDate(instant, lang)}, ${parisTime(instant, lang)}`
}

/** `2027-03-15`, the date Paris shows: for date fields and file names. */
export function parisIsoDate(instant: Date): string {
  const wall = parisWallTime(instant)
  return [String(wall.year).padStart(4, '0'), two(wall.month), two(wall.day)].join('-')
}

/** `2027-03-15T12:00:00+01:00`: for the `datetime` attribute, exports and seals. */
export function parisIso(instant: Date): string {
  const wall = parisWallTime(instant)
  const offset = parisOffset(instant)
  const clock = [wall.hour, wall.minute, wall.second].map(two).join(':')
  return `${parisIsoDate(instant)}T${clock}+${two(Math.floor(offset / 60))}:${two(offset % 60)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
