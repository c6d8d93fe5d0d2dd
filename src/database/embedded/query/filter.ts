import { badValue, CommandError, notSupported } from '../errors.ts'
import { compileExpression } from '../aggregation/expression.ts'
import type { StringOrder } from '../values/compare.ts'
import { isDocument, isTruthy, type Document, type Value } from '../values/types.ts'
import { compilePredicates } from './predicates.ts'
import type { MatchDetails } from './paths.ts'

/** True when the document matches; `details` then says at which array position. */
export type Filter = (document: Document, details?: MatchDetails) => boolean

export interface FilterOptions {
  strings?: StringOrder | undefined
  /** Variables of `let`, read as `$$name` in `$expr`. */
  variables?: Record<string, Value | undefined> | undefined
}

/**
 * Compiles a filter once, for many documents.
 * @throws CommandError naming the operator that is unknown or misused
 */
export function compileFilter(filter: Document, options: FilterOptions = {}): Filter {
  const tests = Object.entries(filter).map(([name, operand]) =>
    name.startsWith('$') ? logical(name, operand, options) : field(name, operand, options)
  )
  if (tests.length === 1) return tests[0] as Filter
  return (document, details) => tests.every((test) => test(document, details))
}

function field(name: string, operand: Value, options: FilterOptions): Filter {
  return compilePredicates(name, operand, options, compileFilter)
}

function logical(name: string, operand: Value, options: FilterOptions): Filter {
  switch (name) {
    case '$and': {
      const branches = clauses(name, operand, options)
      return (document, details) => branches.every((branch) => branch(document, details))
    }
    case '$or': {
      const branches = clauses(name, operand, options)
      return (document, details) => branches.some((branch) => branch(document, details))
    }
    case '$nor': {
      const branches = clauses(name, operand, options)
      return (document) => !branches.some((branch) => branch(document))
    }
    case '$expr': {
      const expression = compileExpression(operand, options.strings)
      return (document) => isTruthy(expression(document, { ...options.variables }))
    }
    case '$comment':
      return () => true
    case '$alwaysTrue':
      return () => true
    case '$alwaysFalse':
      return () => false
    case '$sampleRate':
    case '$jsonSchema':
      throw notSupported(name)
    case '$where':
      throw notSupported('$where (server-side JavaScript)')
    case '$text':
      throw new CommandError('IndexNotFound', 'text index required for $text query')
    default:
      throw badValue(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`
      )
  }
}

function clauses(name: string, operand: Value, options: FilterOptions): Filter[] {
  if (!Array.isArray(operand)) throw badValue(`${name} must be an array`)
  if (operand.length === 0) throw badValue('$and/$or/$nor must be a nonempty array')
  return operand.map((clause) => {
    if (!isDocument(clause)) throw badValue('$or/$and/$nor entries need to be full objects')
    return compileFilter(clause, options)
  })
}
