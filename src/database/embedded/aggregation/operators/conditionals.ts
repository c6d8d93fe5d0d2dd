import { CommandError, failedToParse } from '../../errors.ts'
import { isDocument, isTruthy, type Value } from '../../values/types.ts'
import type { Compile, Expression, Operator } from '../expression.ts'
import { namedExpressions, operandDocument, operandList } from './arguments.ts'

function condition(operand: Value, compile: Compile): Expression {
  if (Array.isArray(operand)) {
    if (operand.length !== 3) {
      throw new CommandError(
        16_020,
        `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`
      )
    }
    const [test, yes, no] = operand.map(compile) as [Expression, Expression, Expression]
    return (document, variables) =>
      isTruthy(test(document, variables)) ? yes(document, variables) : no(document, variables)
  }
  const {
    if: test,
    then: yes,
    else: no
  } = namedExpressions('$cond', ['if', 'then', 'else'], operand, compile)
  if (!test || !yes || !no)
    throw new CommandError(17_080, "Missing 'if', 'then' or 'else' parameter to $cond")
  return (document, variables) =>
    isTruthy(test(document, variables)) ? yes(document, variables) : no(document, variables)
}

function switching(operand: Value, compile: Compile): Expression {
  const { branches, default: otherwise } = operandDocument(
    '$switch',
    ['branches', 'default'],
    operand
  )
  if (!Array.isArray(branches) || branches.length === 0) {
    throw new CommandError(40_068, '$switch requires at least one branch')
  }
  const compiled = branches.map((branch) => {
    if (!isDocument(branch) || !('case' in branch) || !('then' in branch)) {
      throw new CommandError(
        40_067,
        "$switch requires each branch have a 'case' and a 'then' expression"
      )
    }
    return [compile(branch.case), compile(branch.then)] as const
  })
  const fallback = otherwise === undefined ? undefined : compile(otherwise)
  return (document, variables) => {
    for (const [test, result] of compiled) {
      if (isTruthy(test(document, variables))) return result(document, variables)
    }
    if (fallback) return fallback(document, variables)
    throw new CommandError(
      40_066,
      '$switch could not find a matching branch for an input, and no default was specified.'
    )
  }
}

function binding(operand: Value, compile: Compile): Expression {
  const { vars, in: body } = operandDocument('$let', ['vars', 'in'], operand)
  if (!isDocument(vars) || body === undefined) throw failedToParse("$let needs 'vars' and 'in'")
  const compiled = Object.entries(vars).map(([name, value]) => [name, compile(value)] as const)
  const result = compile(body)
  return (document, variables) =>
    result(document, {
      ...variables,
      ...Object.fromEntries(compiled.map(([name, one]) => [name, one(document, variables)]))
    })
}

export const CONDITIONALS: Record<string, Operator> = {
  $cond: condition,
  $switch: switching,
  $let: binding,
  $literal: (operand) => () => operand,
  $expr: (operand, compile) => compile(operand),
  $ifNull: (operand, compile) => {
    const operands = operandList(operand).map(compile)
    if (operands.length < 2) {
      throw new CommandError(1_257_300, '$ifNull needs at least two arguments')
    }
    return (document, variables) => {
      let value: Value | undefined
      for (const one of operands) {
        value = one(document, variables)
        if (value !== undefined && value !== null) return value
      }
      return value
    }
  }
}
