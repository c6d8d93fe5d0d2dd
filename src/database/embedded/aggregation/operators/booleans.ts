import { Int32 } from 'bson'
import { compareValues } from '../../values/compare.ts'
import { isTruthy } from '../../values/types.ts'
import type { Operator } from '../expression.ts'
import { operandList, operator } from './arguments.ts'

/** Expressions compare any two types, and a missing value is below null. */
function comparing(accept: (order: number) => boolean): Operator {
  return (operand, compile, strings) =>
    operator('$cmp', 2, (a, b) => accept(compareValues(a, b, strings)))(operand, compile)
}

export const BOOLEANS: Record<string, Operator> = {
  $eq: comparing((order) => order === 0),
  $ne: comparing((order) => order !== 0),
  $gt: comparing((order) => order > 0),
  $gte: comparing((order) => order >= 0),
  $lt: comparing((order) => order < 0),
  $lte: comparing((order) => order <= 0),
  $cmp: (operand, compile, strings) =>
    operator(
      '$cmp',
      2,
      (a, b) => new Int32(Math.sign(compareValues(a, b, strings)))
    )(operand, compile),
  $and: (operand, compile) => {
    const operands = operandList(operand).map(compile)
    return (document, variables) => operands.every((one) => isTruthy(one(document, variables)))
  },
  $or: (operand, compile) => {
    const operands = operandList(operand).map(compile)
    return (document, variables) => operands.some((one) => isTruthy(one(document, variables)))
  },
  $not: operator('$not', 1, (value) => !isTruthy(value))
}
