import { Int32, Timestamp } from 'bson'
import { badValue, CommandError, failedToParse, typeMismatch } from '../errors.ts'
import { calculate } from '../values/arithmetic.ts'
import { compareValues } from '../values/compare.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, typeOf, type NumberValue, type Value } from '../values/types.ts'
import { addToSet, pop, pull, pullAll, push } from './arrays.ts'
import { bit } from './bit.ts'
import { rename } from './rename.ts'
import type { UpdateContext } from './update.ts'

/** What happens to the value at a path. */
export interface Change {
  /** @returns undefined to take the field away */
  apply(value: Value | undefined, context: UpdateContext): Value | undefined
  /** False when a path that is not there stays so. */
  creates: boolean
  onlyOnInsert?: boolean
}

export interface PathChange {
  path: string
  change: Change
}

type CompileOperator = (path: string, operand: Value, now: Date) => PathChange[]

/** An operator that makes a new value from the old one. */
export function changing(
  compile: (
    operand: Value,
    path: string,
    now: Date
  ) => (value: Value | undefined) => Value | undefined,
  creates = true
): CompileOperator {
  return (path, operand, now) => [{ path, change: { apply: compile(operand, path, now), creates } }]
}

function numeric(operator: string, path: string, operand: Value): NumberValue {
  if (isNumber(operand)) return operand
  throw typeMismatch(`Cannot ${operator} with non-numeric argument: {${path}: ${typeOf(operand)}}`)
}

function arithmetic(operator: '$inc' | '$mul'): CompileOperator {
  return changing((operand, path) => {
    const by = numeric(operator === '$inc' ? 'increment' : 'multiply', path, operand)
    return (value) => {
      if (value === undefined) {
        return operator === '$inc' ? by : (calculate('multiply', by, new Int32(0)) ?? by)
      }
      if (!isNumber(value)) {
        throw typeMismatch(
          `Cannot apply ${operator} to a value of non-numeric type. {${path}: ${typeOf(value)}}`
        )
      }
      const result = calculate(operator === '$inc' ? 'add' : 'multiply', value, by, true)
      if (result) return result
      throw badValue(
        `Failed to apply ${operator} operations to current value (${value.toString()}): it would overflow`
      )
    }
  })
}

function currentDate(operand: Value, now: Date): Value {
  const type = isDocument(operand) ? operand.$type : operand === true ? 'date' : undefined
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 })
  if (type === 'date' || operand === false) return now
  throw badValue("$currentDate takes true, or {$type: 'date'} or {$type: 'timestamp'}")
}

function noDollar(path: string, operand: Value): Value {
  if (path.split('.').some((part, i) => i === 0 && part.startsWith('$'))) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${path}' in '${path}' is not valid for storage.`
    )
  }
  return operand
}

export const OPERATORS: Record<string, CompileOperator> = {
  $set: changing((operand, path) => {
    noDollar(path, operand)
    return () => operand
  }),
  $setOnInsert: (path, operand) => [
    { path, change: { apply: () => operand, creates: true, onlyOnInsert: true } }
  ],
  $unset: changing(() => () => undefined, false),
  $inc: arithmetic('$inc'),
  $mul: arithmetic('$mul'),
  $min: changing(
    (operand) => (value) =>
      value === undefined || compareValues(operand, value) < 0 ? operand : value
  ),
  $max: changing(
    (operand) => (value) =>
      value === undefined || compareValues(operand, value) > 0 ? operand : value
  ),
  $currentDate: changing((operand, _path, now) => {
    const value = currentDate(operand, now)
    return () => value
  }),
  $rename: rename,
  $push: changing(push),
  $pushAll: () => {
    throw failedToParse('Unknown modifier: $pushAll. Expected a valid update modifier')
  },
  $addToSet: changing(addToSet),
  $pull: changing(pull, false),
  $pullAll: changing(pullAll, false),
  $pop: changing((operand, path) => pop(isNumber(operand) ? toDouble(operand) : NaN, path), false),
  $bit: changing(bit)
}
