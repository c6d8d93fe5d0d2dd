import { CommandError } from '../errors.ts'
import { isDocument, ownField, type Document, type Value } from '../values/types.ts'
import type { Expression } from './expression.ts'

/** `$a.b` or `$$variable.a.b`; arrays on the way are mapped over. */
export function fieldPath(text: string): Expression {
  if (text.startsWith('$$')) {
    const [name = '', ...path] = text.slice(2).split('.')
    if (name === '') throw new CommandError('FailedToParse', 'empty variable names are not allowed')
    return (document, variables) => at(variable(name, document, variables), path)
  }
  const path = text.slice(1).split('.')
  if (path.includes('')) {
    throw new CommandError(15_998, 'FieldPath field names may not be empty strings.')
  }
  return (document) => at(document, path)
}

function variable(
  name: string,
  document: Document,
  variables: Record<string, Value | undefined>
): Value | undefined {
  if (name === 'CURRENT') return document
  if (Object.hasOwn(variables, name)) return variables[name]
  if (name === 'ROOT') return document
  if (name === 'REMOVE') return undefined
  if (name === 'NOW') return new Date()
  throw new CommandError(17_276, `Use of undefined variable: ${name}`)
}

export function at(value: Value | undefined, path: readonly string[], from = 0): Value | undefined {
  if (from === path.length) return value
  if (Array.isArray(value)) {
    return value
      .map((item) => (isDocument(item) || Array.isArray(item) ? at(item, path, from) : undefined))
      .filter((item) => item !== undefined)
  }
  if (!isDocument(value)) return undefined
  return at(ownField(value, path[from] as string), path, from + 1)
}
