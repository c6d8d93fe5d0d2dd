import { Int32 } from 'bson'
import { isOperators } from '../query/predicates.ts'
import type { StoredIndex } from '../storage/catalog.ts'
import { isDocument, type Document, type Value } from '../values/types.ts'
import { conditionsOf, mayBePosition, type Condition } from './constraints.ts'

/** So many values of one `$in`, multiplied over the fields, are surely ranges of their own. */
const MOST_POINTS = 64

/**
 * Whether an index says all that a filter asks: its leading fields are the filter's paths, each compared once
 * with plain values, so that an entry in the plan's ranges is a match and nothing else is. Matches can then be
 * counted without reading a document.
 */
export function isCovered(index: StoredIndex, filter: Document): boolean {
  // an array gives several entries, a key cut short stands for several values
  if (index.multikey || index.truncated || index.partial || index.sparse) return false
  if (hasOtherClauses(filter)) return false
  const conditions = conditionsOf(filter)
  if (conditions.some(({ path }) => mayBePosition(path))) return false
  const leading = index.fields.slice(0, conditions.length).map(({ name }) => name)
  if (conditions.length === 0 || leading.length < conditions.length) return false
  let points = 1
  for (const [at, name] of leading.entries()) {
    const ofField = conditions.filter(({ path }) => path === name)
    const [condition] = ofField
    if (!condition || ofField.length > 1) return false
    const width = widthOf(condition)
    if (width === undefined) return false
    // a range ends what the index narrows
    if (width === Infinity && at < leading.length - 1) return false
    if (width !== Infinity) points *= width
  }
  return points <= MOST_POINTS
}

/**
 * Clauses that conditions leave out, disjunctions and expressions, and those that they do not tell whole:
 * `$elemMatch` asks for an array, where a document's own field has the same entry.
 */
function hasOtherClauses(filter: Document): boolean {
  return Object.entries(filter).some(([name, operand]) => {
    if (name === '$and' && Array.isArray(operand)) {
      return operand.some((clause) => !isDocument(clause) || hasOtherClauses(clause))
    }
    return name.startsWith('$') || (isOperators(operand) && '$elemMatch' in operand)
  })
}

/** How many values a condition allows, Infinity for a range; undefined when entries do not tell it exactly. */
function widthOf({ operator, operand }: Condition): number | undefined {
  switch (operator) {
    case '$eq':
      return isExact(operand) ? 1 : undefined
    case '$in':
      return Array.isArray(operand) && operand.length > 0 && operand.every(isExact)
        ? operand.length
        : undefined
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return operand instanceof Date ? Infinity : undefined
    default:
      return undefined
  }
}

/** Null stands for a missing field too, and an integer for its equals of other types, in filters as in entries. */
function isExact(value: Value): boolean {
  return (
    value === null ||
    typeof value === 'boolean' ||
    value instanceof Int32 ||
    (value instanceof Date && !Number.isNaN(value.getTime())) ||
    (typeof value === 'string' && !isOperators(value))
  )
}
