import { Binary } from 'bson'
import { badValue } from '../errors.ts'
import { toDouble } from '../values/numbers.ts'
import { isNumber, type Value } from '../values/types.ts'

type BitOperator = '$bitsAllSet' | '$bitsAnySet' | '$bitsAllClear' | '$bitsAnyClear'

/** Tests bits of integers and binaries; a double counts only when it holds an integer. */
export function bitsTest(
  operator: BitOperator,
  operand: Value
): (value: Value | undefined) => boolean {
  const positions = bitPositions(operator, operand)
  return (value) => {
    const bit = bitReader(value)
    if (!bit) return false
    switch (operator) {
      case '$bitsAllSet':
        return positions.every(bit)
      case '$bitsAnySet':
        return positions.some(bit)
      case '$bitsAllClear':
        return !positions.some(bit)
      case '$bitsAnyClear':
        return !positions.every(bit)
    }
  }
}

function bitPositions(operator: string, operand: Value): number[] {
  if (Array.isArray(operand)) {
    return operand.map((item) => {
      const position = isNumber(item) ? toDouble(item) : NaN
      if (!Number.isInteger(position) || position < 0) {
        throw badValue(
          `Failed to parse bit position. Expected a non-negative integer in ${operator}.`
        )
      }
      return position
    })
  }
  const bit = bitReader(operand)
  if (!bit || (isNumber(operand) && toDouble(operand) < 0)) {
    throw badValue(`${operator} takes an Array, a number, or a BinData`)
  }
  const length = operand instanceof Binary ? operand.position * 8 : 64
  return Array.from({ length }, (_, position) => position).filter(bit)
}

function bitReader(value: Value | undefined): ((position: number) => boolean) | undefined {
  if (value instanceof Binary) {
    const { buffer } = value
    return (position) => (((buffer[position >> 3] ?? 0) >> (position & 7)) & 1) === 1
  }
  if (!isNumber(value) || !Number.isInteger(toDouble(value))) return undefined
  const bits = BigInt.asIntN(64, BigInt(toDouble(value)))
  const exact = 'toBigInt' in value ? value.toBigInt() : bits
  return (position) => ((exact >> BigInt(Math.min(position, 63))) & 1n) === 1n
}
