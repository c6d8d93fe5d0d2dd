import { BSONRegExp } from 'bson'
import { badValue, CommandError, notSupported } from '../errors.ts'
import { equalValues } from '../values/compare.ts'
import { isDocument, isTruthy, type Document, type Value } from '../values/types.ts'
import { bitsTest } from './bits.ts'
import { comparison, equality } from './comparisons.ts'
import type { Filter, FilterOptions } from './filter.ts'
import { integerOperand, moduloTest, typeTest } from './operands.ts'
import { elementsOrSelf, someAt, type LeafTest } from './paths.ts'
import { compileRegex, regexOperand } from './regex.ts'

type Compile = (filter: Document, options: FilterOptions) => Filter

/** True for `{$gt: 1}`, false for a plain document to compare with (and for a `{$ref, $id}`). */
export function isOperators(value: Value): value is Document {
  if (!isDocument(value)) return false
  const first = Object.keys(value)[0]
  return first?.startsWith('$') === true && !/^\$(ref|id|db)$/.test(first)
}

/** Compiles what a filter says of one path. */
export function compilePredicates(
  name: string,
  operand: Value,
  options: FilterOptions,
  compile: Compile
): Filter {
  const path = name.split('.')
  const at =
    (test: LeafTest): Filter =>
    (document, details) =>
      someAt(document, path, test, details)
  if (!isOperators(operand)) return at(leaf('$eq', operand, operand, options, compile))
  const tests = Object.entries(operand).map(([operator, value]): Filter => {
    const negated = negation(operator, value, options)
    if (negated) {
      const test = at(negated)
      return (document) => !test(document)
    }
    if (operator === '$not') {
      const inner = compilePredicates(name, notOperand(value), options, compile)
      return (document) => !inner(document)
    }
    if (operator === '$exists') {
      const exists = at((found) => found !== undefined)
      return isTruthy(value) ? exists : (document) => !exists(document)
    }
    if (operator === '$all') return all(name, value, options, compile)
    return at(leaf(operator, value, operand, options, compile))
  })
  return tests.length === 1
    ? (tests[0] as Filter)
    : (document, details) => tests.every((test) => test(document, details))
}

function negation(operator: string, value: Value, options: FilterOptions): LeafTest | undefined {
  if (operator === '$ne') {
    if (value instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.")
    return elementsOrSelf(equality(value, options.strings))
  }
  return operator === '$nin' ? membership(operator, value, options) : undefined
}

function notOperand(value: Value): Value {
  if (value instanceof BSONRegExp) return value
  if (!isDocument(value)) throw badValue('$not needs a regex or a document')
  if (Object.keys(value).length === 0) throw badValue('$not cannot be empty')
  if (!isOperators(value)) throw badValue(`unknown operator: ${Object.keys(value)[0] ?? ''}`)
  return value
}

function leaf(
  operator: string,
  value: Value,
  siblings: Value,
  options: FilterOptions,
  compile: Compile
): LeafTest {
  switch (operator) {
    case '$eq':
      return value instanceof BSONRegExp && siblings === value
        ? regexTest(compileRegex(value.pattern, value.options), value)
        : elementsOrSelf(equality(value, options.strings))
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (value instanceof BSONRegExp)
        throw badValue(`Can't have RegEx as arg to predicate over field.`)
      return elementsOrSelf(comparison(operator, value, options.strings))
    case '$in':
      return membership(operator, value, options)
    case '$regex':
      return regexTest(regexOperand(value, (siblings as Document).$options), value)
    case '$options':
      if (!('$regex' in (siblings as Document))) throw badValue('$options needs a $regex')
      return () => true
    case '$size': {
      const size = integerOperand('$size', value)
      return (found) => Array.isArray(found) && found.length === size
    }
    case '$type':
      return typeTest(value)
    case '$mod':
      return elementsOrSelf(moduloTest(value))
    case '$elemMatch':
      return elementMatch(value, options, compile)
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return elementsOrSelf(bitsTest(operator, value))
    case '$geoWithin':
    case '$geoIntersects':
      throw notSupported(`${operator} (geographic queries)`)
    case '$near':
    case '$nearSphere':
    case '$geoNear':
      throw new CommandError('NoQueryExecutionPlans', 'unable to find index for $geoNear query')
    default:
      throw badValue(`unknown operator: ${operator}`)
  }
}

function regexTest(regex: RegExp, self: Value): LeafTest {
  const literal = self instanceof BSONRegExp ? self : undefined
  return elementsOrSelf((found) =>
    typeof found === 'string'
      ? regex.test(found)
      : literal !== undefined && found instanceof BSONRegExp && equalValues(found, literal)
  )
}

function membership(operator: string, value: Value, options: FilterOptions): LeafTest {
  if (!Array.isArray(value)) throw badValue(`${operator} needs an array`)
  const tests = value.map((item) => {
    if (isOperators(item)) throw badValue(`cannot nest $ under ${operator}`)
    return item instanceof BSONRegExp
      ? regexTest(compileRegex(item.pattern, item.options), item)
      : elementsOrSelf(equality(item, options.strings))
  })
  return (found, details) => tests.some((test) => test(found, details))
}

function all(name: string, value: Value, options: FilterOptions, compile: Compile): Filter {
  if (!Array.isArray(value)) throw badValue('$all needs an array')
  const tests = value.map((item) => {
    if (isOperators(item) && !('$elemMatch' in item)) {
      throw badValue('no $ expressions in $all')
    }
    return compilePredicates(name, item, options, compile)
  })
  return (document, details) => tests.length > 0 && tests.every((test) => test(document, details))
}

function elementMatch(value: Value, options: FilterOptions, compile: Compile): LeafTest {
  if (!isDocument(value)) throw badValue('$elemMatch needs an Object')
  const onValues =
    isOperators(value) && !/^\$(and|or|nor|expr|where)$/.test(Object.keys(value)[0] ?? '')
  const test: Filter = onValues
    ? compilePredicates('0', value, options, compile)
    : compile(value, options)
  return (found, details) => {
    if (!Array.isArray(found)) return false
    const position = found.findIndex((item) => {
      if (onValues) return test({ 0: item })
      // A nested array is a document whose fields are its positions.
      if (Array.isArray(item)) return test({ ...item } as unknown as Document)
      return isDocument(item) && test(item)
    })
    if (position < 0) return false
    if (details) details.position = position
    return true
  }
}
