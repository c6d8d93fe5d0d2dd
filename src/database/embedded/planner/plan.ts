import { badValue } from '../errors.ts'
import { LONGEST_KEY } from '../indexes/entries.ts'
import type { SortField } from '../query/sort.ts'
import type { StoredCollection, StoredIndex } from '../storage/catalog.ts'
import { indexPrefix } from '../storage/keys.ts'
import { toDouble } from '../values/numbers.ts'
import { equalValues } from '../values/compare.ts'
import { isDocument, isNumber, type Document, type Value } from '../values/types.ts'
import { constraintsOf, type Constraints } from './constraints.ts'
import { EVERYTHING, intersect, keyRange, pointBytes, type Interval } from './intervals.ts'
import { impliesPartial } from './partial.ts'

export interface IndexPlan {
  kind: 'index'
  index: StoredIndex
  /** Key ranges in ascending order of keys, without overlap. */
  ranges: { from: Buffer; to: Buffer }[]
  reverse: boolean
  /** Documents come in the order asked for. */
  sorted: boolean
  bounds: Record<string, string[]>
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

/** More ranges than this are not worth their number: the next field of the index is left alone. */
const MOST_RANGES = 1000

/** Chooses how to find documents. Whatever is chosen, each document is tested again by the filter. */
export function choosePlan(collection: StoredCollection, question: Question): Plan {
  const { hint, sort = [] } = question
  const whole: ScanPlan = { kind: 'collection', reverse: false, sorted: sort.length === 0 }
  if (isDocument(hint) && '$natural' in hint) {
    const reverse = isNumber(hint.$natural) && toDouble(hint.$natural) < 0
    return { ...whole, reverse }
  }
  const natural = sort.length === 1 && sort[0]?.path[0] === '$natural' ? sort[0] : undefined
  if (natural) return { kind: 'collection', reverse: natural.direction < 0, sorted: true }
  const hinted = hint === undefined ? undefined : hintedIndex(collection, hint)
  const candidates = (hinted ? [hinted] : collection.indexes).flatMap((index) => {
    const candidate = planIndex(index, question, hinted !== undefined)
    return candidate ? [candidate] : []
  })
  candidates.sort((a, b) => b.score - a.score)
  const best = candidates[0]
  if (best && (best.score > 0 || hinted)) return best.plan
  return (hint === undefined && planOr(collection, question)) || whole
}

function hintedIndex(collection: StoredCollection, hint: Value): StoredIndex {
  const found = collection.indexes.find((index) =>
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

function planIndex(index: StoredIndex, question: Question, forced: boolean): Candidate | undefined {
  const { filter, sort = [], plainStrings = true } = question
  if (index.partial && !impliesPartial(filter, index.partial) && !forced) return undefined
  const constraints = constraintsOf(filter, plainStrings)
  const chosen = fieldIntervals(index, constraints)
  // A sparse index leaves out documents without its fields: usable only when one is surely there.
  if (index.sparse && !forced && !chosen.some(present)) return undefined
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
  const plan: IndexPlan = {
    kind: 'index',
    index,
    ranges,
    reverse: direction === -1,
    sorted,
    bounds: Object.fromEntries(
      index.fields.map(({ name }, i) => [
        name,
        (chosen[i] ?? [EVERYTHING]).map(({ shown }) => shown)
      ])
    )
  }
  return { plan, score }
}

/** True when the intervals leave out what stands for a missing field. */
function present(intervals: Interval[] | undefined): boolean {
  return (
    intervals?.every(({ shown }) => !shown.startsWith('[null') && !shown.startsWith('[missing')) ===
    true
  )
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

function byteRanges(
  index: StoredIndex,
  chosen: readonly (Interval[] | undefined)[]
): { ranges: { from: Buffer; to: Buffer }[]; used: number } {
  let prefixes = [indexPrefix(index.id)]
  for (const [i, { direction }] of index.fields.entries()) {
    const intervals = chosen[i]
    const points = intervals?.every(({ point }) => point) === true
    if (!intervals || intervals.length * prefixes.length > MOST_RANGES) {
      return { ranges: prefixes.map((prefix) => widen(prefix, EVERYTHING, direction)), used: i }
    }
    if (!points) {
      const ranges = prefixes.flatMap((prefix) =>
        intervals.map((interval) => widen(prefix, interval, direction))
      )
      return { ranges: separate(ranges), used: i + 1 }
    }
    if (i === index.fields.length - 1) {
      const ranges = prefixes.flatMap((prefix) =>
        intervals.map((interval) => widen(prefix, interval, direction))
      )
      return { ranges: separate(ranges), used: i + 1 }
    }
    prefixes = prefixes.flatMap((prefix) =>
      intervals.map((interval) => Buffer.concat([prefix, pointBytes(interval, direction)]))
    )
  }
  return {
    ranges: separate(prefixes.map((prefix) => widen(prefix, EVERYTHING, 1))),
    used: chosen.length
  }
}

const LONGEST = indexPrefix(0).length + LONGEST_KEY

function widen(
  prefix: Buffer,
  interval: Interval,
  direction: 1 | -1
): { from: Buffer; to: Buffer } {
  return keyRange(prefix, interval, direction, LONGEST)
}

function separate(ranges: { from: Buffer; to: Buffer }[]): { from: Buffer; to: Buffer }[] {
  const sorted = [...ranges].sort((a, b) => Buffer.compare(a.from, b.from))
  const merged: { from: Buffer; to: Buffer }[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last && Buffer.compare(range.from, last.to) <= 0) {
      if (Buffer.compare(range.to, last.to) > 0) last.to = range.to
    } else merged.push({ ...range })
  }
  return merged
}

/** 1 or -1 when walking the index that way gives the order asked for, else 0. */
function sortDirection(
  index: StoredIndex,
  chosen: readonly (Interval[] | undefined)[],
  sort: readonly SortField[]
): 0 | 1 | -1 {
  if (index.multikey || index.truncated || sort.length === 0) return 0
  const fixed = new Set<string>()
  let direction: 0 | 1 | -1 = 0
  let at = 0
  for (const [i, field] of index.fields.entries()) {
    const intervals = chosen[i]
    const wanted = sort[at]
    if (wanted?.path.join('.') === field.name) {
      const way = (wanted.direction * field.direction) as 1 | -1
      if (direction !== 0 && way !== direction) return 0
      direction = way
      at++
    } else if (intervals?.length === 1 && intervals[0]?.point && at === 0) fixed.add(field.name)
    else if (!(intervals?.length === 1 && intervals[0]?.point)) break
    if (at === sort.length) break
  }
  while (at < sort.length && fixed.has(sort[at]?.path.join('.') ?? '')) at++
  if (at < sort.length) return 0
  // Several ranges of an earlier field would interleave their orders.
  const firstSorted = index.fields.findIndex(({ name }) => name === sort[0]?.path.join('.'))
  const several = chosen
    .slice(0, Math.max(firstSorted, 0))
    .some((intervals) => intervals && intervals.length > 1)
  return several ? 0 : direction
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
