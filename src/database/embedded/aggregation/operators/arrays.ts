import { Int32 } from 'bson'
import { CommandError } from '../../errors.ts'
import { compareValues, equalValues } from '../../values/compare.ts'
import { parseSort, sortBy } from '../../query/sort.ts'
import { isDocument, isTruthy, setField, type Document, type Value } from '../../values/types.ts'
import type { Compile, Expression, Operator } from '../expression.ts'
import {
  arrayOf,
  named,
  namedExpressions,
  nullable,
  numberOf,
  operandDocument,
  operator,
  stringOf
} from './arguments.ts'

/** `$map`, `$filter`: evaluates once per element with the element bound to a name. */
function perElement(
  name: string,
  fields: readonly string[],
  body: string,
  collect: (items: Value[], results: (Value | undefined)[], limit: Value | undefined) => Value
): Operator {
  return (operand, compile) => {
    const document = operandDocument(name, fields, operand)
    const { as, [body]: inner, ...rest } = document
    const variable = as === undefined ? 'this' : stringOf(name, as)
    const { input, limit } = namedExpressions(name, fields, rest, compile)
    if (!input || inner === undefined)
      throw new CommandError(16_880, `${name} needs 'input' and '${body}'`)
    const evaluate = compile(inner)
    return (root, variables) => {
      const items = input(root, variables)
      if (items === undefined || items === null) return null
      const list = arrayOf(name, items)
      const results = list.map((item) => evaluate(root, { ...variables, [variable]: item }))
      return collect(list, results, limit?.(root, variables))
    }
  }
}

function reduce(operand: Value, compile: Compile): Expression {
  const fields = ['input', 'initialValue', 'in']
  const { input, initialValue, in: body } = namedExpressions('$reduce', fields, operand, compile)
  if (!input || !initialValue || !body)
    throw new CommandError(40_075, '$reduce needs input, initialValue and in')
  return (document, variables) => {
    const items = input(document, variables)
    if (items === undefined || items === null) return null
    return arrayOf('$reduce', items).reduce<Value | undefined>(
      (value, item) => body(document, { ...variables, value, this: item }),
      initialValue(document, variables)
    )
  }
}

function elementAt(items: Value, index: Value): Value | undefined {
  const list = arrayOf('$arrayElemAt', items)
  return list.at(numberOf('$arrayElemAt', index))
}

function slice(items: Value, a: Value, b?: Value): Value[] {
  const list = arrayOf('$slice', items)
  const first = numberOf('$slice', a)
  if (b === undefined) return first >= 0 ? list.slice(0, first) : list.slice(first)
  const start = first >= 0 ? first : Math.max(0, list.length + first)
  return list.slice(start, start + numberOf('$slice', b))
}

function range(a: Value, b: Value, c?: Value): Value[] {
  const [start, end, step] = [
    numberOf('$range', a),
    numberOf('$range', b),
    c === undefined ? 1 : numberOf('$range', c)
  ]
  if (step === 0) throw new CommandError(34_449, '$range requires a non-zero step value')
  const result: Value[] = []
  for (let i = start; step > 0 ? i < end : i > end; i += step) result.push(new Int32(i))
  return result
}

function zip(values: Record<string, Value | undefined>): Value {
  const { inputs, useLongestLength, defaults } = values
  if (inputs === undefined || inputs === null) return null
  const lists = arrayOf('$zip', inputs)
  if (lists.includes(null)) return null
  const arrays = lists.map((list) => arrayOf('$zip', list))
  const lengths = arrays.map((list) => list.length)
  const length = isTruthy(useLongestLength) ? Math.max(...lengths) : Math.min(...lengths)
  const fill = Array.isArray(defaults) ? defaults : []
  return Array.from({ length }, (_, i) => arrays.map((list, n) => list[i] ?? fill[n] ?? null))
}

function toObject(value: Value): Value {
  const result: Document = {}
  for (const pair of arrayOf('$arrayToObject', value)) {
    if (Array.isArray(pair) && pair.length === 2)
      setField(result, stringOf('$arrayToObject', pair[0]), pair[1] ?? null)
    else if (isDocument(pair)) setField(result, stringOf('$arrayToObject', pair.k), pair.v ?? null)
    else throw new CommandError(40_386, '$arrayToObject requires pairs')
  }
  return result
}

function sortArray(values: Record<string, Value | undefined>): Value {
  const { input, sortBy: order } = values
  if (input === undefined || input === null) return null
  const items = arrayOf('$sortArray', input)
  if (!isDocument(order)) {
    const direction = numberOf('$sortArray', order)
    return [...items].sort((a, b) => compareValues(a, b) * direction)
  }
  return sortBy(items, (item) => (isDocument(item) ? item : {}), parseSort(order))
}

function ends(name: string, fromEnd: boolean): Operator {
  return named(name, ['n', 'input'], ({ n, input }) => {
    if (input === undefined || input === null) return null
    const count = numberOf(name, n)
    const items = arrayOf(name, input)
    return fromEnd ? items.slice(-count) : items.slice(0, count)
  })
}

export const ARRAYS: Record<string, Operator> = {
  $map: perElement('$map', ['input', 'as', 'in'], 'in', (_, results) =>
    results.map((one) => one ?? null)
  ),
  $filter: perElement(
    '$filter',
    ['input', 'as', 'cond', 'limit'],
    'cond',
    (items, results, limit) => {
      const kept = items.filter((_, i) => isTruthy(results[i]))
      return limit === undefined || limit === null
        ? kept
        : kept.slice(0, numberOf('$filter', limit))
    }
  ),
  $reduce: reduce,
  $arrayElemAt: operator('$arrayElemAt', 2, (items, index) =>
    items === undefined || items === null || index === undefined || index === null
      ? null
      : elementAt(items, index)
  ),
  $first: operator('$first', 1, (items) =>
    items === undefined || items === null ? null : arrayOf('$first', items)[0]
  ),
  $last: operator('$last', 1, (items) =>
    items === undefined || items === null ? null : arrayOf('$last', items).at(-1)
  ),
  $firstN: ends('$firstN', false),
  $lastN: ends('$lastN', true),
  $size: operator('$size', 1, (items) => {
    if (!Array.isArray(items))
      throw new CommandError(17_124, 'The argument to $size must be an array')
    return new Int32(items.length)
  }),
  $in: operator('$in', 2, (value, items) => {
    if (!Array.isArray(items))
      throw new CommandError(40_081, '$in requires an array as a second argument')
    return items.some((item) => equalValues(item, value))
  }),
  $isArray: operator('$isArray', 1, (value) => Array.isArray(value)),
  $concatArrays: nullable('$concatArrays', [0, Infinity], (...lists) =>
    lists.flatMap((list) => arrayOf('$concatArrays', list))
  ),
  $reverseArray: nullable('$reverseArray', 1, (items) =>
    [...arrayOf('$reverseArray', items)].reverse()
  ),
  $slice: nullable('$slice', [2, 3], (items, a, b) => slice(items, a, b)),
  $indexOfArray: nullable('$indexOfArray', [2, 4], (items, value, start, end) => {
    const list = arrayOf('$indexOfArray', items)
    const from = start === undefined ? 0 : numberOf('$indexOfArray', start)
    const until = end === undefined ? list.length : numberOf('$indexOfArray', end)
    return new Int32(
      list.findIndex((item, i) => i >= from && i < until && equalValues(item, value))
    )
  }),
  $range: nullable('$range', [2, 3], (a, b, c) => range(a, b, c)),
  $zip: named('$zip', ['inputs', 'useLongestLength', 'defaults'], zip),
  $arrayToObject: nullable('$arrayToObject', 1, (value) => toObject(value)),
  $sortArray: (operand, compile) => {
    const { sortBy: order } = operandDocument('$sortArray', ['input', 'sortBy'], operand)
    const { input } = namedExpressions('$sortArray', ['input', 'sortBy'], operand, compile)
    return (document, variables) =>
      sortArray({ input: input?.(document, variables), sortBy: order })
  }
}
