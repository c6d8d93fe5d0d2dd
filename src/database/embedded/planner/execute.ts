import { CommandError } from '../errors.ts'
import type { Filter } from '../query/filter.ts'
import type { MatchDetails } from '../query/paths.ts'
import { recordOfEntry, type Collection } from '../storage/collection.ts'
import type { Found } from '../storage/found.ts'
import type { Engine } from '../storage/engine.ts'
import type { IndexPlan, Plan } from './plan.ts'

/** What a plan cost, for explain. */
export interface Examined {
  keys: number
  documents: number
  /** When to give up, on the clock of `performance.now()`. */
  deadline?: number | undefined
}

/** Walks a plan; each document comes once, tested by the whole filter unless its key says it all. */
export function* execute(
  engine: Engine,
  collection: Collection,
  plan: Plan,
  filter: Filter,
  {
    examined = { keys: 0, documents: 0 },
    fields
  }: {
    examined?: Examined | undefined
    /** the top-level fields that the filter looks at, when they are known */
    fields?: ReadonlySet<string> | undefined
  } = {}
): Generator<Found> {
  for (const found of candidates(engine, collection, plan, examined)) {
    examined.documents++
    if (examined.deadline !== undefined && examined.documents % 32 === 0)
      checkDeadline(examined.deadline)
    const details: MatchDetails = {}
    if (plan.kind === 'index' && plan.exact) yield found
    else if (filter(found.part(fields), details)) {
      found.position = details.position
      yield found
    }
  }
}

function checkDeadline(deadline: number): void {
  if (performance.now() > deadline) {
    throw new CommandError('MaxTimeMSExpired', 'operation exceeded time limit')
  }
}

function* candidates(
  engine: Engine,
  collection: Collection,
  plan: Plan,
  examined: Examined
): Generator<Found> {
  if (plan.kind === 'collection') {
    yield* collection.scan({ reverse: plan.reverse })
    return
  }
  const branches = plan.kind === 'or' ? plan.branches : [plan]
  const repeated = plan.kind === 'or' || plan.index.multikey
  const seen = new Set<number>()
  for (const branch of branches) {
    for (const record of records(engine, branch, examined)) {
      if (repeated) {
        if (seen.has(record)) continue
        seen.add(record)
      }
      const found = collection.read(record)
      if (found) yield found
    }
  }
}

function* records(engine: Engine, plan: IndexPlan, examined: Examined): Generator<number> {
  const ranges = plan.reverse ? [...plan.ranges].reverse() : plan.ranges
  for (const range of ranges) {
    for (const { key, value } of engine.range({ ...range, reverse: plan.reverse })) {
      examined.keys++
      yield recordOfEntry(plan.index, key, value)
    }
  }
}
