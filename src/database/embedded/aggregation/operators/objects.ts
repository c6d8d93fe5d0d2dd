import { CommandError } from '../../errors.ts'
import {
  isDocument,
  ownField,
  setField,
  typeOf,
  type Document,
  type Value
} from '../../values/types.ts'
import type { Operator } from '../expression.ts'
import { namedExpressions, nullable, operandList, stringOf } from './arguments.ts'

function merge(values: (Value | undefined)[]): Document {
  const result: Document = {}
  for (const value of values) {
    if (value === undefined || value === null) continue
    if (!isDocument(value))
      throw new CommandError(
        40_400,
        `$mergeObjects requires object inputs, but input is of type ${typeOf(value)}`
      )
    for (const [name, inner] of Object.entries(value)) setField(result, name, inner)
  }
  return result
}

export const OBJECTS: Record<string, Operator> = {
  $mergeObjects: (operand, compile) => {
    const operands = operandList(operand).map(compile)
    return (document, variables) => {
      const values = operands.map((one) => one(document, variables))
      return merge(values.length === 1 && Array.isArray(values[0]) ? values[0] : values)
    }
  },
  $objectToArray: nullable('$objectToArray', 1, (value) => {
    if (!isDocument(value))
      throw new CommandError(
        40_390,
        `$objectToArray requires a document input, found: ${typeOf(value)}`
      )
    return Object.entries(value).map(([k, v]) => ({ k, v }))
  }),
  $getField: (operand, compile) => {
    if (typeof operand === 'string') return (document) => ownField(document, operand)
    const { field, input } = namedExpressions('$getField', ['field', 'input'], operand, compile)
    if (!field) throw new CommandError(3_041_702, "$getField requires 'field' to be specified")
    return (document, variables) => {
      const from = input ? input(document, variables) : document
      if (from === undefined || from === null) return from
      return isDocument(from)
        ? ownField(from, stringOf('$getField', field(document, variables)))
        : undefined
    }
  },
  $setField: (operand, compile) => {
    const { field, input, value } = namedExpressions(
      '$setField',
      ['field', 'input', 'value'],
      operand,
      compile
    )
    if (!field || !input || !value)
      throw new CommandError(4_161_100, '$setField requires field, input and value')
    return (document, variables) => {
      const from = input(document, variables)
      if (from === undefined || from === null) return null
      if (!isDocument(from)) throw new CommandError(4_161_105, '$setField requires an object input')
      const name = stringOf('$setField', field(document, variables))
      const computed = value(document, variables)
      const result = { ...from }
      if (computed === undefined) delete result[name]
      else setField(result, name, computed)
      return result
    }
  },
  $unsetField: (operand, compile) => {
    const { field, input } = namedExpressions('$unsetField', ['field', 'input'], operand, compile)
    if (!field || !input) throw new CommandError(4_161_100, '$unsetField requires field and input')
    return (document, variables) => {
      const from = input(document, variables)
      if (!isDocument(from)) return null
      const result = { ...from }
      delete result[stringOf('$unsetField', field(document, variables))]
      return result
    }
  }
}
