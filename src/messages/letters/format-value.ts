import { numberFormat } from '../../shared/formats.ts'
import type { Lang } from '../../shared/lang.ts'
import { parisDateTime } from '../../shared/paris-time.ts'

/** A value as it is read: « lundi 15 mars 2027, 12 h 00 », « 74,5 ». Nothing is an empty text. */
export function formatValue(value: string | number | Date | null | undefined, lang: Lang): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return parisDateTime(value, lang)
  return typeof value === 'number'
    ? numberFormat(lang, { maximumFractionDigits: 2 }).format(value)
    : value
}
