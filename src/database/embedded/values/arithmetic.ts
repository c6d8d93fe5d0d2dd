import { Decimal128, Double, Int32, Long } from 'bson'
import { decimal, exact, integer, toDouble, type ExactDecimal } from './numbers.ts'
import type { NumberValue } from './types.ts'

export type Operation = 'add' | 'subtract' | 'multiply'

/**
 * MongoDB's numeric promotion: decimal over double over long over int; an int that overflows becomes
 * a long, a long that overflows becomes a double.
 * @param strict `$inc` and `$mul` refuse a long that overflows: undefined is returned
 */
export function calculate(
  operation: Operation,
  a: NumberValue,
  b: NumberValue,
  strict = false
): NumberValue | undefined {
  if (a instanceof Decimal128 || b instanceof Decimal128) return decimals(operation, a, b)
  if (a instanceof Double || b instanceof Double) {
    return new Double(apply(operation, toDouble(a), toDouble(b)))
  }
  const result = applyExactly(operation, whole(a), whole(b))
  const kept = integer(result, a instanceof Long || b instanceof Long)
  if (kept) return kept
  return strict ? undefined : new Double(Number(result))
}

function whole(value: Int32 | Long): bigint {
  return value instanceof Int32 ? BigInt(value.value) : value.toBigInt()
}

function apply(operation: Operation, a: number, b: number): number {
  if (operation === 'add') return a + b
  return operation === 'subtract' ? a - b : a * b
}

function applyExactly(operation: Operation, a: bigint, b: bigint): bigint {
  if (operation === 'add') return a + b
  return operation === 'subtract' ? a - b : a * b
}

function decimals(operation: Operation, a: NumberValue, b: NumberValue): Decimal128 {
  const x = toDouble(a)
  const y = toDouble(b)
  if (!Number.isFinite(x) || !Number.isFinite(y)) {
    return Decimal128.fromString(String(apply(operation, x, y)))
  }
  const p = decimalOf(a)
  const q = decimalOf(b)
  if (operation === 'multiply') {
    return decimal({
      coefficient: p.coefficient * q.coefficient,
      exponent: p.exponent + q.exponent
    })
  }
  const exponent = Math.min(p.exponent, q.exponent)
  const left = p.coefficient * 10n ** BigInt(p.exponent - exponent)
  const right = q.coefficient * 10n ** BigInt(q.exponent - exponent)
  return decimal({ coefficient: operation === 'add' ? left + right : left - right, exponent })
}

/** A double enters decimal arithmetic with 15 significant digits, as in MongoDB: 0.1 means 0.1. */
export function decimalOf(value: NumberValue): ExactDecimal {
  return value instanceof Double
    ? exact(Decimal128.fromString(value.value.toPrecision(15)))
    : exact(value)
}
