import { compileExpression } from '../aggregation/expression.ts'
import { CommandError } from '../errors.ts'
import { isDocument, type Document, type Value } from '../values/types.ts'

/** The variables of a command: its `let`, computed once, and the time. */
export function variablesOf(
  bindings: Value | undefined,
  now: Date
): Record<string, Value | undefined> {
  const variables: Record<string, Value | undefined> = { NOW: now }
  if (bindings === undefined) return variables
  if (!isDocument(bindings))
    throw new CommandError('TypeMismatch', "BSON field 'let' must be an object")
  const nothing: Document = {}
  for (const [name, value] of Object.entries(bindings)) {
    if (!/^[a-z\u0080-\uffff]/.test(name)) {
      throw new CommandError(
        'FailedToParse',
        `'${name}' starts with an invalid character for a user variable name`
      )
    }
    variables[name] = compileExpression(value)(nothing, variables)
  }
  return variables
}
