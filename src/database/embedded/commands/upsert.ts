import { BSONRegExp } from 'bson'
import { isOperators } from '../query/predicates.ts'
import { isDocument, setField, type Document, type Value } from '../values/types.ts'

/** The document that an upsert begins with: what its filter says by equality. */
export function upsertBase(filter: Document, update: Value): Document {
  const base: Document = {}
  const replaces = isDocument(update) && !Object.keys(update)[0]?.startsWith('$')
  for (const [path, value] of equalities(filter)) {
    if (replaces && path !== '_id') continue
    set(base, path.split('.'), value)
  }
  return base
}

function equalities(filter: Document): [string, Value][] {
  return Object.entries(filter).flatMap(([name, operand]): [string, Value][] => {
    if (name === '$and' || (name === '$or' && Array.isArray(operand) && operand.length === 1)) {
      return (operand as Value[]).flatMap((clause) =>
        isDocument(clause) ? equalities(clause) : []
      )
    }
    if (name.startsWith('$')) return []
    if (!isOperators(operand)) return isOneValue(operand) ? [[name, operand]] : []
    if (operand.$eq !== undefined) return [[name, operand.$eq]]
    const [only, ...others] = Array.isArray(operand.$all) ? operand.$all : []
    return only !== undefined && others.length === 0 && isOneValue(only) ? [[name, only]] : []
  })
}

/** Operators and patterns stand for many values: none of them is what a new document should hold. */
function isOneValue(operand: Value): boolean {
  return !isOperators(operand) && !(operand instanceof BSONRegExp)
}

function set(document: Document, [name, ...rest]: string[], value: Value): void {
  if (name === undefined) return
  if (rest.length === 0) {
    setField(document, name, value)
    return
  }
  const inner = Object.hasOwn(document, name) && isDocument(document[name]) ? document[name] : {}
  setField(document, name, inner)
  set(inner, rest, value)
}
