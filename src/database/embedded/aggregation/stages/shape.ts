import { Int32, Long } from 'bson'
import { CommandError } from '../../errors.ts'
import { compileFilter } from '../../query/filter.ts'
import { parseSort, sortBy } from '../../query/sort.ts'
import { held, sizeInMemory } from '../../memory.ts'
import { toDouble } from '../../values/numbers.ts'
import {
  isDocument,
  isNumber,
  isTruthy,
  ownField,
  setField,
  type Document,
  type Value
} from '../../values/types.ts'
import { group } from './group.ts'
import type { CompilePipeline, Stage } from './stage.ts'

function count(stage: string, operand: Value, least: number): number {
  const number = isNumber(operand) ? toDouble(operand) : NaN
  if (!Number.isInteger(number) || number < least) {
    throw new CommandError(
      stage === '$limit' && number === 0 ? 15_958 : 5_107_201,
      `invalid argument to ${stage} stage: Expected ${least === 1 ? 'a positive' : 'a non-negative'} number`
    )
  }
  return number
}

export function match(operand: Value): Stage {
  if (!isDocument(operand))
    throw new CommandError(15_959, 'the match filter must be an expression in an object')
  compileFilter(operand)
  return function* (input, { variables, strings }) {
    const filter = compileFilter(operand, { variables, strings })
    for (const document of input) if (filter(document)) yield document
  }
}

export function sort(operand: Value): Stage {
  if (!isDocument(operand))
    throw new CommandError(15_973, 'the $sort key specification must be an object')
  const fields = parseSort(operand)
  if (fields.length === 0)
    throw new CommandError(15_976, '$sort stage must have at least one sort key')
  return (input, { strings }) =>
    sortBy(held(input, '$sort', sizeInMemory), (document) => document, fields, strings)
}

export function limit(operand: Value): Stage {
  const most = count('$limit', operand, 1)
  return function* (input) {
    let given = 0
    for (const document of input) {
      yield document
      if (++given >= most) return
    }
  }
}

export function skip(operand: Value): Stage {
  const dropped = count('$skip', operand, 0)
  return function* (input) {
    let seen = 0
    for (const document of input) if (++seen > dropped) yield document
  }
}

export function counting(operand: Value): Stage {
  if (typeof operand !== 'string' || operand === '' || /[.$]/.test(operand)) {
    throw new CommandError(
      40_156,
      'the count field must be a non-empty string without dots or dollars'
    )
  }
  return function* (input) {
    let total = 0
    const rows = input[Symbol.iterator]()
    while (rows.next().done !== true) total++
    if (total > 0) yield { [operand]: new Int32(total) }
  }
}

export function unwind(operand: Value): Stage {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = isDocument(operand)
    ? operand
    : { path: operand }
  if (typeof path !== 'string' || !path.startsWith('$')) {
    throw new CommandError(28_818, "path option to $unwind stage should be prefixed with a '$'")
  }
  const names = path.slice(1).split('.')
  const keep = isTruthy(preserveNullAndEmptyArrays)
  const indexField = typeof includeArrayIndex === 'string' ? includeArrayIndex : undefined
  const numbered = (document: Document, index: number | undefined) => {
    if (indexField !== undefined)
      setField(document, indexField, index === undefined ? null : Long.fromNumber(index))
    return document
  }
  return function* (input) {
    for (const document of input) {
      const value = plain(document, names)
      if (Array.isArray(value)) {
        for (const [i, item] of value.entries()) yield numbered(withValue(document, names, item), i)
        if (value.length === 0 && keep)
          yield numbered(withValue(document, names, undefined), undefined)
      } else if (value !== undefined && value !== null) yield numbered({ ...document }, undefined)
      else if (keep) yield numbered({ ...document }, undefined)
    }
  }
}

function plain(document: Document, names: readonly string[]): Value | undefined {
  return names.reduce<Value | undefined>(
    (value, name) => (isDocument(value) ? ownField(value, name) : undefined),
    document
  )
}

function withValue(
  document: Document,
  [name, ...rest]: readonly string[],
  value: Value | undefined
): Document {
  const copy = { ...document }
  if (name === undefined) return copy
  if (rest.length > 0) setField(copy, name, withValue(copy[name] as Document, rest, value))
  else if (value === undefined) delete copy[name]
  else setField(copy, name, value)
  return copy
}

export function facet(operand: Value, compilePipeline: CompilePipeline): Stage {
  if (!isDocument(operand))
    throw new CommandError(40_169, 'the $facet specification must be a non-empty object')
  const pipelines = Object.entries(operand).map(
    ([name, stages]) => [name, compilePipeline(stages)] as const
  )
  return function* (input, context) {
    const documents = [...held(input, '$facet', sizeInMemory)]
    yield Object.fromEntries(pipelines.map(([name, run]) => [name, [...run(documents, context)]]))
  }
}

export function sortByCount(operand: Value): Stage {
  const gather = group({ _id: operand, count: { $sum: new Int32(1) } })
  const order = sort({ count: new Int32(-1) })
  return (input, context) => order(gather(input, context), context)
}

export function sample(operand: Value): Stage {
  if (!isDocument(operand))
    throw new CommandError(28_745, 'the $sample stage specification must be an object')
  const size = count('$sample', operand.size ?? null, 1)
  return function* (input) {
    // Each document that comes later takes a place with the probability that all then have.
    const chosen: Document[] = []
    let seen = 0
    for (const document of input) {
      const place = seen < size ? seen : Math.floor(Math.random() * (seen + 1))
      if (place < size) chosen[place] = document
      seen++
    }
    yield* shuffled(chosen)
  }
}

function shuffled(documents: Document[]): Document[] {
  for (let i = documents.length - 1; i > 0; i--) {
    const other = Math.floor(Math.random() * (i + 1))
    const moved = documents[i] as Document
    documents[i] = documents[other] as Document
    documents[other] = moved
  }
  return documents
}

export function unionWith(operand: Value, compilePipeline: CompilePipeline): Stage {
  const { coll, pipeline } = isDocument(operand) ? operand : { coll: operand }
  if (typeof coll !== 'string') throw new CommandError('FailedToParse', "$unionWith needs 'coll'")
  const run = compilePipeline(pipeline ?? [])
  return function* (input, context) {
    yield* input
    yield* run(context.find(coll, {}, context.variables), context)
  }
}

export function documents(operand: Value): Stage {
  if (!Array.isArray(operand)) throw new CommandError(5_858_203, 'an array is expected')
  return () => operand.filter(isDocument)
}
