import { MaxKey, MinKey } from 'bson'
import { compareValues, equalValues, type StringOrder } from '../values/compare.ts'
import { toDouble } from '../values/numbers.ts'
import { typeOrder } from '../values/order.ts'
import { isNumber, typeOf, type Value } from '../values/types.ts'

type Test = (value: Value | undefined) => boolean

/** Equality with one value; null also stands for a field that is not there. */
export function equality(operand: Value, strings?: StringOrder): Test {
  if (operand === null) return (value) => value === null || value === undefined
  if (typeof operand === 'string' && !strings) {
    return (value) =>
      typeof value === 'string' ? value === operand : equalValues(value, operand, strings)
  }
  return (value) => equalValues(value, operand, strings)
}

/** `$gt` and its kin compare within one type only, except with MinKey and MaxKey. */
export function comparison(
  operator: '$gt' | '$gte' | '$lt' | '$lte',
  operand: Value,
  strings?: StringOrder
): Test {
  const inclusive = operator === '$gte' || operator === '$lte'
  if (operand === null) {
    return (value) => inclusive && (value === null || value === undefined)
  }
  const sign = operator === '$gt' || operator === '$gte' ? 1 : -1
  const accepts = (value: Value | undefined) => {
    const order = compareValues(value, operand, strings) * sign
    return order > 0 || (inclusive && order === 0)
  }
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    return (value) => value !== undefined && accepts(value)
  }
  const bracket = typeOrder(typeOf(operand))
  const notNumber = isNumber(operand) && Number.isNaN(toDouble(operand))
  return (value) => {
    if (value === undefined || typeOrder(typeOf(value)) !== bracket) return false
    // NaN is neither above nor below any number.
    if (isNumber(value) && Number.isNaN(toDouble(value)) !== notNumber) return false
    return accepts(value)
  }
}
