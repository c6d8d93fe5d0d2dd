import { compileFilter } from '../query/filter.ts'
import { comparison } from '../query/comparisons.ts'
import { isOperators } from '../query/predicates.ts'
import { encode } from '../values/codec.ts'
import { isDocument, isTruthy, type Document, type Value } from '../values/types.ts'
import { conditionsOf, type Condition } from './constraints.ts'

const PRESENT = new Set([
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$regex',
  '$type',
  '$size',
  '$mod',
  '$elemMatch'
])

const UPWARD = new Set(['$gt', '$gte'])
const DOWNWARD = new Set(['$lt', '$lte'])

/** True when every document that matches the filter is surely in the partial index. */
export function impliesPartial(filter: Document, partial: Document): boolean {
  const known = conditionsOf(filter)
  return Object.entries(partial).every(([name, operand]) => {
    if (name === '$and' && Array.isArray(operand)) {
      return operand.every((clause) => isDocument(clause) && impliesPartial(filter, clause))
    }
    if (name.startsWith('$')) return false
    const wanted = isOperators(operand) ? Object.entries(operand) : [['$eq', operand] as const]
    return wanted.every(([operator, value]) =>
      known.some((condition) => condition.path === name && implies(condition, operator, value))
    )
  })
}

function implies({ path, operator, operand }: Condition, wanted: string, value: Value): boolean {
  if (operator === wanted && encode({ value: operand }).equals(encode({ value }))) return true
  if (operator === '$eq' || operator === '$in') {
    const values = operator === '$in' && Array.isArray(operand) ? operand : [operand]
    const test = compileFilter({ [path]: { [wanted]: value } })
    return values.every((one) => isScalar(one) && test(nested(path, one)))
  }
  if (wanted === '$exists') {
    return (
      isTruthy(value) &&
      operand !== null &&
      (PRESENT.has(operator) || (operator === '$exists' && isTruthy(operand)))
    )
  }
  // Null also stands for a missing field, which no other bound takes.
  if (operand === null) return false
  // A bound within the other is of its type: what lies beyond it is too.
  if (UPWARD.has(wanted)) return UPWARD.has(operator) && comparison('$gt', value)(operand)
  return DOWNWARD.has(wanted) && DOWNWARD.has(operator) && comparison('$lt', value)(operand)
}

/** Null also stands for missing, and patterns for many values: neither proves anything. */
function isScalar(value: Value): boolean {
  return value !== null && !Array.isArray(value) && (!isDocument(value) || !isOperators(value))
}

function nested(path: string, value: Value): Document {
  return path.split('.').reduceRight<Value>((inner, name) => ({ [name]: inner }), value) as Document
}
