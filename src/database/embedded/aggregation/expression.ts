import { CommandError, failedToParse, notSupported } from '../errors.ts'
import type { StringOrder } from '../values/compare.ts'
import { isDocument, setField, type Document, type Value } from '../values/types.ts'
import { fieldPath } from './field-path.ts'
import { OPERATORS } from './operators/index.ts'

export type Variables = Record<string, Value | undefined>

/** A compiled expression; `undefined` is a missing field. */
export type Expression = (document: Document, variables: Variables) => Value | undefined

/** What an operator is handed to compile its own arguments. */
export type Compile = (value: Value) => Expression

/** Turns the operand of one operator into an expression. */
export type Operator = (operand: Value, compile: Compile, strings?: StringOrder) => Expression

const REFUSED: Record<string, string> = {
  $function: '$function (server-side JavaScript)',
  $accumulator: '$accumulator (server-side JavaScript)',
  $meta: '$meta'
}

/** @throws CommandError 168 for an unknown operator, which is named */
export function compileExpression(value: Value, strings?: StringOrder): Expression {
  const compile: Compile = (inner) => compileExpression(inner, strings)
  if (typeof value === 'string') return value.startsWith('$') ? fieldPath(value) : () => value
  if (Array.isArray(value)) {
    const items = value.map(compile)
    return (document, variables) => items.map((item) => item(document, variables) ?? null)
  }
  if (!isDocument(value)) return () => value
  const names = Object.keys(value)
  const [first] = names
  if (first?.startsWith('$')) {
    if (names.length > 1) {
      throw new CommandError(
        15_983,
        'an object representing an expression must have exactly one field'
      )
    }
    return compileOperator(first, value[first] as Value, compile, strings)
  }
  const fields = Object.entries(value).map(([name, inner]) => {
    if (name.startsWith('$')) throw failedToParse(`field ${name} cannot begin with '$' here`)
    return [name, compile(inner)] as const
  })
  return (document, variables) => {
    const result: Document = {}
    for (const [name, inner] of fields) {
      const computed = inner(document, variables)
      if (computed !== undefined) setField(result, name, computed)
    }
    return result
  }
}

function compileOperator(
  name: string,
  operand: Value,
  compile: Compile,
  strings?: StringOrder
): Expression {
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (operator) return operator(operand, compile, strings)
  const refused = REFUSED[name]
  if (refused) throw notSupported(refused)
  throw new CommandError('InvalidPipelineOperator', `Unrecognized expression '${name}'`)
}
