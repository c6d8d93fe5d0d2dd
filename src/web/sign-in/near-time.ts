import { parisDay, parisIsoDate, parisTime } from '../../shared/paris-time.ts'
import type { VisitorRequest } from '../page.ts'

/** « à 14 h 35 » on the same day, « le 22 février à 14 h 35 » on another, « demain à 15 h 12 » on the next. */
export function nearTime(
  instant: Date,
  now: Date,
  { t, lang }: Pick<VisitorRequest, 't' | 'lang'>
): string {
  const words = { day: parisDay(instant, lang), time: parisTime(instant, lang) }
  if (parisIsoDate(instant) === parisIsoDate(now)) return t('sign-in.time.same-day', words)
  const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000)
  if (parisIsoDate(instant) === parisIsoDate(tomorrow)) return t('sign-in.time.tomorrow', words)
  return t('sign-in.time.other-day', words)
}
