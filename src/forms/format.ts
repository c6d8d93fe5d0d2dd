import { dateFormat, numberFormat } from '../shared/formats.ts'
import type { Lang } from '../shared/lang.ts'

export function formatNumber(number: number, lang: Lang): string {
  return numberFormat(lang, { maximumFractionDigits: 6 }).format(number)
}

/** @param cents whole cents; they are shown only when there are some */
export function formatEuros(cents: number, lang: Lang): string {
  return numberFormat(lang, {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger'
  }).format(cents / 100)
}

/** @param day `2027-03-15`, shown as « 15 mars 2027 »; the first of a month is « 1er » in French */
export function formatDay(day: string, lang: Lang): string {
  const written = dateFormat(lang, {
    dateStyle: 'long',
    timeZone: 'UTC'
  }).format(new Date(`${day}T00:00:00Z`))
  return lang === 'fr' ? written.replace(/^1 /, '1er ') : written
}

/** @param bytes shown in kilobytes or megabytes of 1,000, as French administrations write them */
export function formatSize(bytes: number, lang: Lang): string {
  const mega = bytes >= 1_000_000
  const size = bytes / (mega ? 1_000_000 : 1_000)
  const digits = mega ? 1 : 0
  const number = numberFormat(lang, { maximumFractionDigits: digits }).format(
    mega || bytes === 0 ? size : Math.max(1, size)
  )
  return lang === 'fr'
    ? `${number}\u00a0${mega ? 'Mo' : 'Ko'}`
    : `${number}\u00a0${mega ? 'MB' : 'kB'}`
}
