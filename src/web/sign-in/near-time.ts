import { parisDay, parisIsoDate, parisTime } from '../../shared/paris-time.ts'
import type { VisitorRequest } from '../page.ts'

/** « jusqu’à 14 h 35 » on the same day, « jusqu’au 22 février, 14 h 35 » on another. */
export function untilTime(
  instant: Date,
  now: Date,
  request: Pick<VisitorRequest, 't' | 'lang'>
): string {
  return near('sign-in.until', instant, now, request)
}

/** « à 14 h 35 » on the same day, « le 22 février à 14 h 35 » on another, « demain à 15 h 12 » on the next. */
export function nearTime(
  instant: Date,
  now: Date,
  request: Pick<VisitorRequest, 't' | 'lang'>
): string {
  return near('sign-in.time', instant, now, request)
}

function near(
  sentences: string,
  instant: Date,
  now: Date,
  { t, lang }: Pick<VisitorRequest, 't' | 'lang'>
): string {
  const words = { day: parisDay(instant, lang), time: parisTime(instant, lang) }
  if (parisIsoDate(instant) === parisIsoDate(now)) return t(`${sentences}.same-day`, words)
  const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000)
  if (parisIsoDate(instant) === parisIsoDate(tomorrow)) return t(`${sentences}.tomorrow`, words)
  return t(`${sentences}.other-day`, words)
}
