import { BSONRegExp, MaxKey, MinKey } from 'bson'
import { isOperators } from '../query/predicates.ts'
import { literalPrefix } from '../query/regex.ts'
import { isDocument, type Document, type Value } from '../values/types.ts'
import { pointAt, prefixed, rangeOf, type Interval } from './intervals.ts'

/** What a filter says of one path, whatever else it says: documents that match are all inside. */
export type Constraints = Map<string, Interval[][]>

/** One condition of a filter's conjunction. */
export interface Condition {
  path: string
  operator: string
  operand: Value
  siblings: Document
}

/** The conditions that every matching document fulfils. */
export function conditionsOf(filter: Document): Condition[] {
  return Object.entries(filter).flatMap(([name, operand]): Condition[] => {
    if (name === '$and' && Array.isArray(operand)) {
      return operand.flatMap((clause) => (isDocument(clause) ? conditionsOf(clause) : []))
    }
    if (name.startsWith('$')) return []
    if (!isOperators(operand)) return [{ path: name, operator: '$eq', operand, siblings: {} }]
    return Object.entries(operand).flatMap(([operator, value]): Condition[] => {
      if (operator === '$elemMatch' && isDocument(value) && !isOperators(value)) {
        return conditionsOf(value).map((inner) => ({ ...inner, path: `${name}.${inner.path}` }))
      }
      return [{ path: name, operator, operand: value, siblings: operand }]
    })
  })
}

/** @param plainStrings false when a collation makes the order of strings another one than the index's */
export function constraintsOf(filter: Document, plainStrings: boolean): Constraints {
  const constraints: Constraints = new Map()
  for (const condition of conditionsOf(filter)) {
    if (mayBePosition(condition.path)) continue
    for (const intervals of intervalSets(condition)) {
      if (!plainStrings && !orderFree(condition.operand)) continue
      const known = constraints.get(condition.path)
      if (known) known.push(intervals)
      else constraints.set(condition.path, [intervals])
    }
  }
  return constraints
}

/** A number in a path may be a position or a field: what an index holds then is not all that matches. */
export function mayBePosition(path: string): boolean {
  return path.split('.').some((part) => /^\d+$/.test(part))
}

function orderFree(operand: Value): boolean {
  if (Array.isArray(operand)) return operand.every(orderFree)
  return typeof operand !== 'string' && !isDocument(operand) && !(operand instanceof BSONRegExp)
}

function intervalSets({ operator, operand, siblings }: Condition): Interval[][] {
  switch (operator) {
    case '$eq':
      return [equalTo(operand)]
    case '$in':
      return Array.isArray(operand) ? [operand.flatMap(equalTo)] : []
    case '$all':
      return Array.isArray(operand) && operand.length > 0 && !operand.some(isOperators)
        ? operand.map(equalTo)
        : []
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (operand === null) return [[pointAt(null)]]
      if (Array.isArray(operand) || operand instanceof MinKey || operand instanceof MaxKey)
        return []
      return [[rangeOf(operator, operand)]]
    case '$regex': {
      const options = typeof siblings.$options === 'string' ? siblings.$options : undefined
      if (operand instanceof BSONRegExp)
        return [matching(operand.pattern, options ?? operand.options)]
      return typeof operand === 'string' ? [matching(operand, options ?? '')] : []
    }
    default:
      return []
  }
}

function equalTo(value: Value): Interval[] {
  if (value instanceof BSONRegExp)
    return [...matching(value.pattern, value.options), pointAt(value)]
  if (Array.isArray(value)) return [pointAt(value[0]), pointAt(value)]
  return [pointAt(value)]
}

function matching(pattern: string, options: string): Interval[] {
  const prefix = literalPrefix(pattern, options)
  const texts = prefix === undefined ? rangeOf('$gte', '') : prefixed(prefix)
  return [texts]
}
