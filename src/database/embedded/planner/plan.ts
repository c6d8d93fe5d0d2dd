import { ObjectId } from 'bson'
import { badValue } from '../errors.ts'
import type { SortField } from '../query/sort.ts'
import type { StoredCollection, StoredIndex } from '../storage/catalog.ts'
import { toDouble } from '../values/numbers.ts'
import { equalValues } from '../values/compare.ts'
import { isDocument, isNumber, type Document, type Value } from '../values/types.ts'
import { byteRanges, type ByteRange } from './byte-ranges.ts'
import { constraintsOf, type Constraints } from './constraints.ts'
import { EVERYTHING, excludesMissing, intersect, type Interval } from './intervals.ts'
import { impliesPartial } from './partial.ts'
import { sortDirection } from './sort-direction.ts'

export interface IndexPlan {
  kind: 'index'
  index: StoredIndex
  /** Key ranges in ascending order of keys, without overlap. */
  ranges: ByteRange[]
  reverse: boolean
  /** Documents come in the order asked for. */
  sorted: boolean
  bounds: Record<string, string[]>
  /** The keys in range are those of matching documents: no filter needs to look again. */
  exact: boolean
}

export interface ScanPlan {
  kind: 'collection'
  reverse: boolean
  sorted: boolean
}

export interface OrPlan {
  kind: 'or'
  branches: IndexPlan[]
  sorted: false
}

export type Plan = IndexPlan | ScanPlan | OrPlan

export interface Question {
  filter: Document
  sort?: readonly SortField[] | undefined
  hint?: Value | undefined
  /** False under a collation. */
  plainStrings?: boolean
}

/** Chooses how to find documents. Unless it is exact, each document is tested again by the filter. */
export function choosePlan(collection: StoredCollection, question: Question): Plan {
  const { hint, sort = [], filter, plainStrings = true } = question
  const whole: ScanPlan = { kind: 'collection', reverse: false, sorted: sort.length === 0 }
  if (isDocument(hint) && '$natural' in hint) {
    const reverse = isNumber(hint.$natural) && toDouble(hint.$natural) < 0
    return { ...whole, reverse }
  }
  const natural = sort.length === 1 && sort[0]?.path[0] === '$natural' ? sort[0] : undefined
  if (natural) return { kind: 'collection', reverse: natural.direction < 0, sorted: true }
  const ready = collection.indexes.filter(({ building }) => building !== true)
  const hinted = hint === undefined ? undefined : hintedIndex(ready, hint)
  const constraints = constraintsOf(filter, plainStrings)
  const considered = hinted ? [hinted] : plainStrings ? ownKey(filter, ready) : ready
  const candidates = considered.flatMap((index) => {
    const candidate = planIndex(index, question, constraints, hinted !== undefined)
    return candidate ? [candidate] : []
  })
  candidates.sort((a, b) => b.score - a.score)
  const best = candidates[0]
  if (best && (best.score > 0 || hinted)) return best.plan
  return (hint === undefined && planOr(collection, question)) || whole
}

/** A document's own key leads to one document at most: no other index does better. */
function ownKey({ _id }: Document, indexes: readonly StoredIndex[]): readonly StoredIndex[] {
  return isPlainKey(_id) ? indexes.filter(({ name }) => name === '_id_') : indexes
}

function isPlainKey(id: Value | undefined): boolean {
  return typeof id === 'string' || id instanceof ObjectId
}

function hintedIndex(indexes: readonly StoredIndex[], hint: Value): StoredIndex {
  const found = indexes.find((index) =>
    typeof hint === 'string' ? index.name === hint : equalValues(index.source.key, hint)
  )
  if (found) return found
  throw badValue(
    'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index'
  )
}

interface Candidate {
  plan: IndexPlan
  score: number
}

function planIndex(
  index: StoredIndex,
  { filter, sort = [], plainStrings = true }: Question,
  constraints: Constraints,
  forced: boolean
): Candidate | undefined {
  if (index.partial && !impliesPartial(filter, index.partial) && !forced) return undefined
  const chosen = fieldIntervals(index, constraints)
  // A sparse index leaves out documents without its fields: usable only when one is surely there.
  if (index.sparse && !forced && !chosen.some((intervals) => intervals?.every(excludesMissing)))
    return undefined
  const equal = chosen.findIndex((intervals) => !intervals?.every(({ point }) => point))
  const points = equal < 0 ? chosen.length : equal
  const { ranges, used } = byteRanges(index, chosen)
  const direction = plainStrings ? sortDirection(index, chosen, sort) : 0
  const sorted = sort.length === 0 || direction !== 0
  const narrowed = Math.min(used, chosen.length)
  const helpsSort = sort.length > 0 && direction !== 0
  const score =
    Math.min(points, narrowed) * 10 +
    (narrowed > points ? 5 : 0) +
    (helpsSort ? 3 : 0) +
    (index.unique && points === index.fields.length ? 20 : 0) -
    (narrowed > 0 || helpsSort ? index.fields.length * 0.01 : 0)
  const byOwnKey = index.name === '_id_' && isPlainKey(filter._id) && plainStrings
  const plan: IndexPlan = {
    kind: 'index',
    exact: byOwnKey && !index.truncated && Object.keys(filter).length === 1,
    index,
    ranges,
    reverse: direction === -1,
    sorted,
    bounds: Object.fromEntries(
      index.fields.map(({ name }, i) => [
        name,
        (chosen[i] ?? [EVERYTHING]).map(({ shown }) => shown())
      ])
    )
  }
  return { plan, score }
}

/** For each field of the index, the intervals that hold every match; undefined for all values. */
function fieldIntervals(index: StoredIndex, constraints: Constraints): (Interval[] | undefined)[] {
  const roots = new Set<string>()
  return index.fields.map(({ name, path }) => {
    const sets = constraints.get(name)
    if (!sets) return undefined
    // With arrays, two conditions may be met by two elements: entries of both are not in one key.
    const root = path[0] as string
    if (index.multikey && roots.has(root)) return undefined
    roots.add(root)
    const ordered = [...sets].sort((a, b) => weight(a) - weight(b))
    if (index.multikey) return ordered[0]
    return ordered.reduce((kept, next) =>
      kept.flatMap((a) => next.flatMap((b) => intersect(a, b) ?? []))
    )
  })
}

function weight(intervals: Interval[]): number {
  return intervals.every(({ point }) => point) ? intervals.length : 100_000
}

/** A disjunction is quick when each of its branches is. */
function planOr(
  collection: StoredCollection,
  { filter, plainStrings }: Question
): OrPlan | undefined {
  const clauses = filter.$or
  if (!Array.isArray(clauses)) return undefined
  const branches: IndexPlan[] = []
  for (const clause of clauses) {
    if (!isDocument(clause)) return undefined
    const plan = choosePlan(collection, { filter: clause, plainStrings: plainStrings ?? true })
    if (plan.kind !== 'index') return undefined
    branches.push(plan)
  }
  return { kind: 'or', branches, sorted: false }
}
