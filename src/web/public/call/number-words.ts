import type { Translate } from '../../i18n/i18n.ts'

/** « quatre », « une »: small numbers as a sentence says them, larger ones in figures. */
export function numberWords(
  count: number,
  t: Translate,
  { feminine = false, capital = false } = {}
): string {
  if (!Number.isInteger(count) || count < 0 || count > 12) return String(count)
  const word = t(`public.numbers.n${count}${count === 1 && feminine ? 'f' : ''}`)
  return capital ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
