import { Int32 } from 'bson'
import { CommandError, notSupported } from '../errors.ts'
import { calculate } from '../values/arithmetic.ts'
import { compareValues } from '../values/compare.ts'
import { sizeInMemory } from '../memory.ts'
import { keyBytes } from '../values/key-bytes.ts'
import { parseSort, compareSortKeys, sortKey } from '../query/sort.ts'
import { toDouble } from '../values/numbers.ts'
import {
  isDocument,
  isNumber,
  setField,
  type Document,
  type NumberValue,
  type Value
} from '../values/types.ts'
import { compileExpression, type Variables } from './expression.ts'
import { average, deviation } from './operators/summaries.ts'

/** What a group gathers: fed with each document, asked once. */
export interface Accumulator {
  /** @returns how many more bytes it holds, about */
  add(document: Document, variables: Variables): number
  result(): Value
}

type Feed = (value: Value | undefined, document: Document) => void

function gather(operand: Value, feed: Feed, result: () => Value, holds = false): Accumulator {
  const expression = compileExpression(operand)
  return {
    add(document, variables) {
      const value = expression(document, variables)
      feed(value, document)
      return holds ? sizeInMemory(value) : 0
    },
    result
  }
}

function sum(operand: Value): Accumulator {
  let total: NumberValue = new Int32(0)
  return gather(
    operand,
    (value) => {
      if (isNumber(value)) total = calculate('add', total, value) ?? total
    },
    () => total
  )
}

function collected(operand: Value, result: (values: (Value | undefined)[]) => Value): Accumulator {
  const values: (Value | undefined)[] = []
  return gather(
    operand,
    (value) => {
      values.push(value)
    },
    () => result(values),
    true
  )
}

function extreme(operand: Value, direction: 1 | -1): Accumulator {
  let best: Value = null
  return gather(
    operand,
    (value) => {
      if (value === undefined || value === null) return
      if (best === null || compareValues(value, best) * direction < 0) best = value
    },
    () => best
  )
}

function first(operand: Value): Accumulator {
  let kept: Value | undefined
  let seen = false
  return gather(
    operand,
    (value) => {
      if (!seen) kept = value
      seen = true
    },
    () => kept ?? null
  )
}

function last(operand: Value): Accumulator {
  let kept: Value | undefined
  return gather(
    operand,
    (value) => {
      kept = value
    },
    () => kept ?? null
  )
}

function addToSet(operand: Value): Accumulator {
  const values = new Map<string, Value>()
  return gather(
    operand,
    (value) => {
      if (value === undefined) return
      const key = keyBytes(value).toString('latin1')
      if (!values.has(key)) values.set(key, value)
    },
    () => [...values.values()],
    true
  )
}

function mergeObjects(operand: Value): Accumulator {
  const merged: Document = {}
  return gather(
    operand,
    (value) => {
      if (isDocument(value))
        for (const [name, inner] of Object.entries(value)) setField(merged, name, inner)
    },
    () => merged
  )
}

/** `$top`, `$bottom` and their kin: by an order of their own. */
function ranked(name: string, operand: Value, many: boolean, last: boolean): Accumulator {
  if (!isDocument(operand) || !isDocument(operand.sortBy) || operand.output === undefined) {
    throw new CommandError(5_788_005, `${name} needs 'sortBy' and 'output'`)
  }
  const fields = parseSort(operand.sortBy)
  const output = compileExpression(operand.output)
  const count = many && isNumber(operand.n) ? toDouble(operand.n) : 1
  const kept: { key: (Value | undefined)[]; value: Value }[] = []
  return {
    add(document, variables) {
      const value = output(document, variables) ?? null
      kept.push({ key: sortKey(document, fields), value })
      return sizeInMemory(value)
    },
    result() {
      kept.sort((a, b) => compareSortKeys(a.key, b.key, fields))
      const chosen = (last ? kept.slice(-count) : kept.slice(0, count)).map(({ value }) => value)
      return many ? chosen : (chosen[0] ?? null)
    }
  }
}

function counted(
  name: string,
  operand: Value,
  pick: (values: Value[], n: number) => Value[]
): Accumulator {
  if (!isDocument(operand) || !isNumber(operand.n) || operand.input === undefined) {
    throw new CommandError(5_787_900, `${name} needs 'n' and 'input'`)
  }
  const n = toDouble(operand.n)
  return collected(operand.input, (values) =>
    pick(
      values.map((value) => value ?? null),
      n
    )
  )
}

const MAKERS: Record<string, (operand: Value) => Accumulator> = {
  $sum: sum,
  $count: () => sum(new Int32(1)),
  $avg: (operand) => collected(operand, average),
  $min: (operand) => extreme(operand, 1),
  $max: (operand) => extreme(operand, -1),
  $first: first,
  $last: last,
  $push: (operand) => collected(operand, (values) => values.filter((value) => value !== undefined)),
  $addToSet: addToSet,
  $mergeObjects: mergeObjects,
  $stdDevPop: (operand) => collected(operand, (values) => deviation(values, false)),
  $stdDevSamp: (operand) => collected(operand, (values) => deviation(values, true)),
  $top: (operand) => ranked('$top', operand, false, false),
  $topN: (operand) => ranked('$topN', operand, true, false),
  $bottom: (operand) => ranked('$bottom', operand, false, true),
  $bottomN: (operand) => ranked('$bottomN', operand, true, true),
  $firstN: (operand) => counted('$firstN', operand, (values, n) => values.slice(0, n)),
  $lastN: (operand) => counted('$lastN', operand, (values, n) => values.slice(-n)),
  $minN: (operand) =>
    counted('$minN', operand, (values, n) =>
      [...values].sort((a, b) => compareValues(a, b)).slice(0, n)
    ),
  $maxN: (operand) =>
    counted('$maxN', operand, (values, n) =>
      [...values].sort((a, b) => compareValues(b, a)).slice(0, n)
    )
}

/** @throws CommandError 15952 for an unknown accumulator, which is named */
export function makeAccumulator(field: string, given: Value): Accumulator {
  const entries = isDocument(given) ? Object.entries(given) : []
  const [name, operand] = entries[0] ?? []
  if (entries.length !== 1 || name === undefined || operand === undefined) {
    throw new CommandError(40_234, `The field '${field}' must be an accumulator object`)
  }
  const make = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined
  if (make) return make(operand)
  if (name === '$accumulator') throw notSupported('$accumulator (server-side JavaScript)')
  throw new CommandError(15_952, `unknown group operator '${name}'`)
}
