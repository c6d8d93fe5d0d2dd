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

/** « 214 Ko », « 1,5 Mo »: in thousands, as file managers and French administrations write them. @param bytes */
export function formatSize(bytes: number, lang: Lang): string {
  const [one, kilo, mega] = lang === 'fr' ? ['octets', 'Ko', 'Mo'] : ['bytes', 'kB', 'MB']
  const [size, unit, digits] =
    bytes >= 1_000_000
      ? [bytes / 1_000_000, mega, 1]
      : bytes >= 1_000
        ? [bytes / 1_000, kilo, 0]
        : [bytes, one, 0]
  const number = numberFormat(lang, { maximumFractionDigits: digits })
  return `${number.format(size)}\u00a0${unit}`
}
