import { Int32, Long } from 'bson'
import { badValue } from '../errors.ts'
import { isDocument, type Value } from '../values/types.ts'

/** `$bit` works on the two integer types only. */
export function bit(operand: Value, path: string): (value: Value | undefined) => Value {
  if (!isDocument(operand) || Object.keys(operand).length === 0) {
    throw badValue(`The $bit modifier is not compatible with this operand: ${path}`)
  }
  const steps = Object.entries(operand).map(([name, by]) => {
    if (!/^(and|or|xor)$/.test(name))
      throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    if (!(by instanceof Int32) && !(by instanceof Long)) {
      throw badValue(`The $bit modifier field must be an Integer(32/64 bit); path: ${path}`)
    }
    return [name, by] as const
  })
  return (value) => {
    let result: Value = value ?? new Int32(0)
    for (const [name, by] of steps) {
      if (!(result instanceof Int32) && !(result instanceof Long)) {
        throw badValue(`Cannot apply $bit to a value of non-integral type: ${path}`)
      }
      const wide: boolean = result instanceof Long || by instanceof Long
      const [a, b]: [bigint, bigint] = [big(result), big(by)]
      const bits: bigint = name === 'and' ? a & b : name === 'or' ? a | b : a ^ b
      result = wide ? Long.fromBigInt(bits) : new Int32(Number(bits))
    }
    return result
  }
}

function big(value: Int32 | Long): bigint {
  return value instanceof Int32 ? BigInt(value.value) : value.toBigInt()
}
