import { Decimal128, Double, Int32, Long } from 'bson'
import type { NumberValue } from './types.ts'

/** An exact number: `coefficient × 10^exponent`. */
export interface ExactDecimal {
  coefficient: bigint
  exponent: number
}

/**
 * The nearest double. Rounding keeps order, so two numbers compare as their doubles do unless these
 * are equal; a finite decimal beyond the doubles' range is held at their edge.
 */
export function toDouble(value: NumberValue): number {
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (value instanceof Long) return value.toNumber()
  const text = value.toString()
  const double = Number(text)
  if (Number.isFinite(double) || !/\d/.test(text)) return double
  return double > 0 ? Number.MAX_VALUE : -Number.MAX_VALUE
}

/** True when the double of this number is the number itself. */
export function isExactDouble(value: NumberValue): boolean {
  if (value instanceof Int32 || value instanceof Double) return true
  if (value instanceof Long) return BigInt(value.toNumber()) === value.toBigInt()
  const double = toDouble(value)
  return !Number.isFinite(double) || compareExact(exact(value), exactOfDouble(double)) === 0
}

/** What is left of a number once its nearest double is taken away. */
export function residue(value: NumberValue): ExactDecimal {
  return subtract(exact(value), exactOfDouble(toDouble(value)))
}

/** NaN is equal to itself and below every other number, as in MongoDB. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  const x = toDouble(a)
  const y = toDouble(b)
  if (x < y) return -1
  if (x > y) return 1
  if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : -1
  if (Number.isNaN(y)) return 1
  if (!Number.isFinite(x) || (isExactDouble(a) && isExactDouble(b))) return 0
  return compareExact(exact(a), exact(b))
}

export function exact(value: NumberValue): ExactDecimal {
  if (value instanceof Int32) return { coefficient: BigInt(value.value), exponent: 0 }
  if (value instanceof Long) return { coefficient: value.toBigInt(), exponent: 0 }
  if (value instanceof Double) return exactOfDouble(value.value)
  return exactOfText(value.toString())
}

/** @throws SyntaxError for NaN and infinities */
function exactOfText(text: string): ExactDecimal {
  const [mantissa = '0', power = '0'] = text.toLowerCase().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return { coefficient: BigInt(whole + fraction), exponent: Number(power) - fraction.length }
}

function exactOfDouble(double: number): ExactDecimal {
  if (Number.isInteger(double)) return { coefficient: BigInt(double), exponent: 0 }
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, double)
  const bits = view.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n
  const power = (biased === 0 ? 1 : biased) - 1075
  const signed = bits >> 63n ? -mantissa : mantissa
  // A fraction of doubles has a negative power of two: m × 2^-k is m × 5^k × 10^-k.
  return { coefficient: signed * 5n ** BigInt(-power), exponent: power }
}

function aligned(a: ExactDecimal, b: ExactDecimal): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent)
  return [
    a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent
  ]
}

function compareExact(a: ExactDecimal, b: ExactDecimal): number {
  const [x, y] = aligned(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

function subtract(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  const [x, y, exponent] = aligned(a, b)
  return { coefficient: x - y, exponent }
}

const MIN_LONG = -(2n ** 63n)
const MAX_LONG = 2n ** 63n - 1n

/** An integer result in the narrowest of the two integer types that its operands allow. */
export function integer(result: bigint, wide: boolean): Int32 | Long | undefined {
  if (!wide && result >= -2147483648n && result <= 2147483647n) return new Int32(Number(result))
  if (result >= MIN_LONG && result <= MAX_LONG) return Long.fromBigInt(result)
  return undefined
}

/** A decimal from an exact value, rounded half to even to decimal128's 34 digits. */
export function decimal({ coefficient, exponent }: ExactDecimal): Decimal128 {
  let digits = coefficient
  let power = exponent
  const length = (digits < 0n ? -digits : digits).toString().length
  if (length > 34) {
    const drop = length - 34
    const unit = 10n ** BigInt(drop)
    const half = unit / 2n
    let quotient = digits / unit
    let rest = digits % unit
    if (rest < 0n) rest = -rest
    if (rest > half || (rest === half && quotient % 2n !== 0n)) {
      quotient += digits < 0n ? -1n : 1n
    }
    digits = quotient
    power += drop
  }
  return Decimal128.fromString(`${digits}E${power}`)
}
