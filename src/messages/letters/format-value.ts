import type { Lang } from '../../shared/lang.ts'
import { parisDateTime } from '../../shared/paris-time.ts'

const numbers = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
}

/** A value as it is read: « lundi 15 mars 2027, 12 h 00 », « 74,5 ». Nothing is an empty text. */
export function formatValue(value: string | number | Date | null | undefined, lang: Lang): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return parisDateTime(value, lang)
  return typeof value === 'number' ? numbers[lang].format(value) : value
}
