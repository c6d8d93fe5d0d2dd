import { Double, Int32 } from 'bson'
import { calculate } from '../../values/arithmetic.ts'
import { compareValues } from '../../values/compare.ts'
import { toDouble } from '../../values/numbers.ts'
import { isNumber, type NumberValue, type Value } from '../../values/types.ts'
import type { Operator } from '../expression.ts'
import { operandList } from './arguments.ts'

type Values = readonly (Value | undefined)[]

export function sum(values: Values): NumberValue {
  let total: NumberValue = new Int32(0)
  for (const value of values) if (isNumber(value)) total = calculate('add', total, value) ?? total
  return total
}

export function average(values: Values): Value {
  const numbers = values.filter(isNumber)
  if (numbers.length === 0) return null
  return new Double(toDouble(sum(numbers)) / numbers.length)
}

/** Least or greatest; null and missing do not count. */
export function extreme(values: Values, direction: 1 | -1): Value {
  let best: Value = null
  for (const value of values) {
    if (value === undefined || value === null) continue
    if (best === null || compareValues(value, best) * direction < 0) best = value
  }
  return best
}

/** @param sample true divides by n - 1 */
export function deviation(values: Values, sample: boolean): Value {
  const numbers = values.filter(isNumber).map(toDouble)
  if (numbers.length === 0 || (sample && numbers.length === 1)) return null
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length
  const squares = numbers.reduce((total, number) => total + (number - mean) ** 2, 0)
  return new Double(Math.sqrt(squares / (numbers.length - (sample ? 1 : 0))))
}

/** As an expression, the only operand may be an array whose elements are summed up. */
function summary(compute: (values: Values) => Value): Operator {
  return (operand, compile) => {
    const operands = operandList(operand).map(compile)
    return (document, variables) => {
      const values = operands.map((one) => one(document, variables))
      return compute(values.length === 1 && Array.isArray(values[0]) ? values[0] : values)
    }
  }
}

export const SUMMARIES: Record<string, Operator> = {
  $sum: summary(sum),
  $avg: summary(average),
  $min: summary((values) => extreme(values, 1)),
  $max: summary((values) => extreme(values, -1)),
  $stdDevPop: summary((values) => deviation(values, false)),
  $stdDevSamp: summary((values) => deviation(values, true))
}
