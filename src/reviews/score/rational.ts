import { ScoreRefused } from './score-refused.ts'

/**
 * An exact fraction of two safe integers, `den` > 0, not necessarily in lowest terms. Scores and
 * means stay fractions until they are shown: 70,666… and 70,67 are not a tie.
 */
export interface Rational {
  readonly num: number
  readonly den: number
}

export const ZERO: Rational = { num: 0, den: 1 }

/** @throws ScoreRefused `number-too-large` when a part is no safe integer, or `den` is not positive. */
export function rational(num: number, den = 1): Rational {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || den <= 0) {
    throw new ScoreRefused('number-too-large', { num, den })
  }
  return { num, den }
}

/** Negative when a < b, zero when equal, positive when a > b; exact whatever the sizes. */
export function compareRationals(a: Rational, b: Rational): number {
  const left = a.num * b.den
  const right = b.num * a.den
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right
  const exact = BigInt(a.num) * BigInt(b.den) - BigInt(b.num) * BigInt(a.den)
  return exact < 0n ? -1 : exact > 0n ? 1 : 0
}

/** The exact sum, in lowest terms. */
export function addRationals(a: Rational, b: Rational): Rational {
  const num = BigInt(a.num) * BigInt(b.den) + BigInt(b.num) * BigInt(a.den)
  return reduced(num, BigInt(a.den) * BigInt(b.den))
}

/** The exact difference a − b, in lowest terms. */
export function subtractRationals(a: Rational, b: Rational): Rational {
  return addRationals(a, { num: -b.num, den: b.den })
}

/** The exact sum of a list, in lowest terms; zero for an empty list. */
export function sumRationals(terms: readonly Rational[]): Rational {
  return terms.reduce(addRationals, ZERO)
}

function reduced(num: bigint, den: bigint): Rational {
  let [a, b] = [num < 0n ? -num : num, den]
  while (b > 0n) [a, b] = [b, a % b]
  const divisor = a === 0n ? 1n : a
  return rational(Number(num / divisor), Number(den / divisor))
}
