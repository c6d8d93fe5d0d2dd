import { badValue } from '../errors.ts'
import { toDouble } from '../values/numbers.ts'
import { isNumber, typeOf, type TypeName, type Value } from '../values/types.ts'
import type { LeafTest } from './paths.ts'
import { showValue } from '../values/show.ts'

/** The numbers that stand for types in `$type`. Source: MongoDB's manual, "BSON Types". */
const BY_NUMBER: Record<number, TypeName> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey'
}

const NUMBERS: readonly TypeName[] = ['int', 'long', 'double', 'decimal']
const NAMES = new Set<string>(Object.values(BY_NUMBER))

export function integerOperand(operator: string, value: Value): number {
  const number = isNumber(value) ? toDouble(value) : NaN
  if (!Number.isInteger(number)) throw badValue(`Failed to parse ${operator}. Expected an integer.`)
  if (number < 0) throw badValue(`Failed to parse ${operator}. Expected a non-negative number.`)
  return number
}

/** Names or numbers of types to the types they stand for. */
export function typeNames(operand: Value): Set<TypeName> {
  const list = Array.isArray(operand) ? operand : [operand]
  if (list.length === 0) throw badValue('$type must match at least one type')
  return new Set(
    list.flatMap((item): readonly TypeName[] => {
      if (item === 'number') return NUMBERS
      if (typeof item === 'string' && NAMES.has(item)) return [item as TypeName]
      const name = isNumber(item) ? BY_NUMBER[toDouble(item)] : undefined
      if (name) return [name]
      throw badValue(`Unknown type name alias: ${showValue(item)}`)
    })
  )
}

export function typeTest(operand: Value): LeafTest {
  const names = typeNames(operand)
  const matches = (value: Value | undefined) => value !== undefined && names.has(typeOf(value))
  return (found) => matches(found) || (Array.isArray(found) && found.some(matches))
}

export function moduloTest(operand: Value): (value: Value | undefined) => boolean {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array')
  if (operand.length < 2) throw badValue('malformed mod, not enough elements')
  if (operand.length > 2) throw badValue('malformed mod, too many elements')
  const [divisor, remainder] = operand.map((item) =>
    isNumber(item) ? Math.trunc(toDouble(item)) : NaN
  ) as [number, number]
  if (Number.isNaN(divisor)) throw badValue('malformed mod, divisor not a number')
  if (Number.isNaN(remainder)) throw badValue('malformed mod, remainder not a number')
  if (divisor === 0) throw badValue('divisor cannot be 0')
  return (value) => {
    if (!isNumber(value)) return false
    const number = toDouble(value)
    return Number.isFinite(number) && Math.trunc(number) % divisor === remainder
  }
}
