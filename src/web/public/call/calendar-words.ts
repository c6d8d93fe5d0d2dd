import type { Lang } from '../../../shared/lang.ts'
import { parisDate, parisDay, parisTime, parisWallTime } from '../../../shared/paris-time.ts'
import type { Translate } from '../../i18n/i18n.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** In which language and words dates are said, and when they are read: a day of another year says which. */
export interface Speech {
  lang: Lang
  t: Translate
  now: Date
}

/** A deadline is exclusive: one at midnight belongs to the day that ends, as people say it. */
function endOfDay(instant: Date): boolean {
  const { hour, minute } = parisWallTime(instant)
  return hour === 0 && minute === 0
}

function dayOf(instant: Date): Date {
  return endOfDay(instant) ? new Date(instant.getTime() - MINUTE) : instant
}

/** « lundi 15 mars 2027 à 12 h 00 », « dimanche 7 mars 2027 à minuit » */
export function deadlineWords(instant: Date, { lang, t }: Omit<Speech, 'now'>): string {
  const date = parisDate(dayOf(instant), lang)
  if (endOfDay(instant)) return t('public.time.at-midnight', { date })
  return t('public.time.at', { date, time: parisTime(instant, lang) })
}

/** « 15 mars, 12 h 00 »; noon and midnight by their names */
export function shortDeadline(instant: Date, { lang, t, now }: Speech): string {
  const day = parisDay(dayOf(instant), lang, now)
  const { hour, minute } = parisWallTime(instant)
  if (hour === 12 && minute === 0) return t('public.time.day-noon', { day })
  if (endOfDay(instant)) return t('public.time.day-midnight', { day })
  return t('public.time.day-time', { day, time: parisTime(instant, lang) })
}

/** « 7 mars »: the last day, for a deadline at midnight */
export function lastDay(instant: Date, { lang, now }: Omit<Speech, 't'>): string {
  return parisDay(dayOf(instant), lang, now)
}

/** « 15 – 26 mars », « 29 mars – 23 avril » */
export function dayRange(from: Date, to: Date, speech: Speech): string {
  const { lang, t, now } = speech
  const [start, end] = [parisWallTime(from), parisWallTime(dayOf(to))]
  if (start.year === end.year && start.month === end.month) {
    if (start.day === end.day) return parisDay(from, lang, now)
    const first = lang === 'fr' && start.day === 1 ? '1er' : String(start.day)
    return t('public.time.days', { from: first, to: lastDay(to, speech) })
  }
  return t('public.time.range', { from: parisDay(from, lang, now), to: lastDay(to, speech) })
}

/** « dans 21 jours », counted in days of the calendar; in hours on the last day. Empty once it has passed. */
export function timeLeft(until: Date, now: Date, { t }: Pick<Speech, 't'>): string {
  const left = until.getTime() - now.getTime()
  if (left <= 0) return ''
  if (left < HOUR) return t('public.time.in-minutes', { count: Math.ceil(left / MINUTE) })
  if (left < DAY) return t('public.time.in-hours', { count: Math.floor(left / HOUR) })
  return t('public.time.in-days', { count: daysBetween(now, until) })
}

/** What is left, or that the date has passed: for what is still waited for after it. */
export function timeLeftOrPassed(until: Date, now: Date, { t }: Pick<Speech, 't'>): string {
  return timeLeft(until, now, { t }) || t('public.time.passed')
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (instant: Date) => {
    const { year, month, day } = parisWallTime(instant)
    return Date.UTC(year, month - 1, day)
  }
  return Math.round((midnight(dayOf(to)) - midnight(from)) / DAY)
}
