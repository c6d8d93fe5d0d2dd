import type { Rational } from './rational.ts'

/**
 * A fraction as people read it, rounded half away from zero, with all its decimals: 212/3 is
 * « 70,7 ». For display and for the list committed before a draw only, never for a comparison.
 * @param separator a comma in French, a point in English and in the committed list.
 */
export function formatDecimal(value: Rational, decimals = 1, separator = ','): string {
  const scale = 10n ** BigInt(decimals)
  const den = BigInt(value.den)
  const size = BigInt(value.num < 0 ? -value.num : value.num)
  const rounded = (2n * size * scale + den) / (2n * den)
  const sign = value.num < 0 && rounded > 0n ? '−' : ''
  const digits = rounded.toString().padStart(decimals + 1, '0')
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}${separator}${digits.slice(-decimals)}`
}
