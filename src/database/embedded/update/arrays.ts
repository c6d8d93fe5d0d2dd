import { badValue, CommandError } from '../errors.ts'
import { compileFilter } from '../query/filter.ts'
import { compilePredicates, isOperators } from '../query/predicates.ts'
import { parseSort, sortBy } from '../query/sort.ts'
import { compareValues, equalValues } from '../values/compare.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, typeOf, type Value } from '../values/types.ts'

type Change = (value: Value | undefined) => Value | undefined

function arrayAt(operator: string, path: string, value: Value | undefined): Value[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  throw badValue(
    `The field '${path}' must be an array but is of type ${typeOf(value)} in document (${operator})`
  )
}

function wholeNumber(name: string, value: Value): number {
  const number = isNumber(value) ? toDouble(value) : NaN
  if (!Number.isInteger(number)) throw badValue(`The value for ${name} must be an integer value`)
  return number
}

/** `$push: value` or `$push: {$each, $position, $slice, $sort}`. */
export function push(operand: Value, path: string): Change {
  if (!isDocument(operand) || !('$each' in operand)) {
    return (value) => [...arrayAt('$push', path, value), operand]
  }
  const { $each: each, $position: position, $slice: slice, $sort: sort, ...others } = operand
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw badValue(`Unrecognized clause in $push: ${unknown}`)
  if (!Array.isArray(each))
    throw badValue(
      `The argument to $each in $push must be an array but it was of type: ${typeOf(each)}`
    )
  const at = position === undefined ? undefined : wholeNumber('$position', position)
  const most = slice === undefined ? undefined : wholeNumber('$slice', slice)
  const order = sort === undefined ? undefined : ordering(sort)
  return (value) => {
    const items = [...arrayAt('$push', path, value)]
    const start = at === undefined ? items.length : at < 0 ? Math.max(0, items.length + at) : at
    items.splice(start, 0, ...each)
    const sorted = order ? order(items) : items
    if (most === undefined) return sorted
    return most < 0 ? sorted.slice(most) : sorted.slice(0, most)
  }
}

function ordering(sort: Value): (items: Value[]) => Value[] {
  if (isDocument(sort)) {
    const fields = parseSort(sort)
    return (items) => sortBy(items, (item) => (isDocument(item) ? item : {}), fields)
  }
  const direction = isNumber(sort) ? toDouble(sort) : NaN
  if (direction !== 1 && direction !== -1)
    throw badValue('The $sort element value must be either 1 or -1')
  return (items) => [...items].sort((a, b) => compareValues(a, b) * direction)
}

export function addToSet(operand: Value, path: string): Change {
  const plain = !isDocument(operand) || Object.keys(operand)[0] !== '$each'
  const each = plain ? [operand] : operand.$each
  if (!Array.isArray(each))
    throw new CommandError(
      'TypeMismatch',
      `The argument to $each in $addToSet must be an array but it was of type ${typeOf(each)}`
    )
  return (value) => {
    const items = [...arrayAt('$addToSet', path, value)]
    for (const item of each) if (!items.some((known) => equalValues(known, item))) items.push(item)
    return items
  }
}

/** Takes away every element that a condition matches, or that equals a value. */
export function pull(operand: Value, path: string): Change {
  const test = pullTest(operand)
  return (value) => {
    if (value === undefined) return undefined
    const items = arrayAt('$pull', path, value)
    const kept = items.filter((item) => !test(item))
    return kept.length === items.length ? value : kept
  }
}

function pullTest(operand: Value): (item: Value) => boolean {
  if (isOperators(operand)) {
    const filter = compilePredicates('item', operand, {}, compileFilter)
    return (item) => filter({ item })
  }
  if (isDocument(operand)) {
    const filter = compileFilter(operand)
    return (item) => isDocument(item) && filter(item)
  }
  const filter = compileFilter({ item: operand })
  return (item) => (Array.isArray(item) ? equalValues(item, operand) : filter({ item }))
}

export function pullAll(operand: Value, path: string): Change {
  if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument')
  return (value) => {
    if (value === undefined) return undefined
    return arrayAt('$pullAll', path, value).filter(
      (item) => !operand.some((gone) => equalValues(gone, item))
    )
  }
}

/** @param end 1 takes the last element, -1 the first */
export function pop(end: number, path: string): Change {
  if (end !== 1 && end !== -1)
    throw new CommandError('FailedToParse', `$pop expects 1 or -1 (${path})`)
  return (value) => {
    if (value === undefined) return undefined
    if (!Array.isArray(value))
      throw new CommandError(
        'TypeMismatch',
        `Path '${path}' contains an element of non-array type '${typeOf(value)}'`
      )
    return end === 1 ? value.slice(0, -1) : value.slice(1)
  }
}
