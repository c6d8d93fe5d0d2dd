import { CommandError, failedToParse } from '../../errors.ts'
import { toDouble } from '../../values/numbers.ts'
import { isDocument, isNumber, typeOf, type Value } from '../../values/types.ts'
import type { Compile, Expression, Operator } from '../expression.ts'

type Computed = Value | undefined

/** Operands written as a list, or as the only one. */
export function operandList(operand: Value): Value[] {
  return Array.isArray(operand) ? operand : [operand]
}

/** An operator of a fixed number of operands, or of `[least, most]`. */
export function operator(
  name: string,
  arity: number | [number, number],
  compute: (...values: Computed[]) => Computed
): Operator {
  const [least, most] = typeof arity === 'number' ? [arity, arity] : arity
  return (operand, compile) => {
    const operands = operandList(operand)
    if (operands.length < least || operands.length > most) {
      throw new CommandError(
        16_020,
        `Expression ${name} takes ${least === most ? 'exactly' : 'at least'} ${least} arguments. ${operands.length} were passed in.`
      )
    }
    const compiled = operands.map(compile)
    return (document, variables) => compute(...compiled.map((one) => one(document, variables)))
  }
}

/** The same, null as soon as one operand is null or missing. */
export function nullable(
  name: string,
  arity: number | [number, number],
  compute: (...values: Value[]) => Computed
): Operator {
  return operator(name, arity, (...values) =>
    values.some((value) => value === undefined || value === null)
      ? null
      : compute(...(values as Value[]))
  )
}

/** An operator whose operand is a document of named expressions. */
export function named(
  name: string,
  fields: readonly string[],
  compute: (values: Record<string, Computed>) => Computed
): Operator {
  return (operand, compile) => {
    const compiled = namedExpressions(name, fields, operand, compile)
    return (document, variables) =>
      compute(
        Object.fromEntries(
          Object.entries(compiled).map(([field, one]) => [field, one(document, variables)])
        )
      )
  }
}

export function namedExpressions(
  name: string,
  fields: readonly string[],
  operand: Value,
  compile: Compile
): Record<string, Expression> {
  const document = operandDocument(name, fields, operand)
  return Object.fromEntries(
    Object.entries(document).map(([field, value]) => [field, compile(value)])
  )
}

export function operandDocument(
  name: string,
  fields: readonly string[],
  operand: Value
): Record<string, Value> {
  if (!isDocument(operand)) throw failedToParse(`${name} only supports an object as its argument`)
  for (const field of Object.keys(operand)) {
    if (!fields.includes(field)) throw failedToParse(`${name} found an unknown argument: ${field}`)
  }
  return operand
}

export function numberOf(name: string, value: Computed): number {
  if (isNumber(value)) return toDouble(value)
  throw new CommandError(
    'TypeMismatch',
    `${name} only supports numeric types, not ${typeOf(value)}`
  )
}

export function arrayOf(name: string, value: Computed): Value[] {
  if (Array.isArray(value)) return value
  throw new CommandError('TypeMismatch', `${name} needs an array, not ${typeOf(value)}`)
}

export function stringOf(name: string, value: Computed): string {
  if (typeof value === 'string') return value
  throw new CommandError('TypeMismatch', `${name} requires a string, not ${typeOf(value)}`)
}
