import { Int32 } from 'bson'
import { isCovered } from '../planner/covered.ts'
import { choosePlan } from '../planner/plan.ts'
import { parseCollation } from '../query/collation.ts'
import { compileFilter } from '../query/filter.ts'
import type { Collection } from '../storage/collection.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, type Document, type Value } from '../values/types.ts'
import type { Server } from './command.ts'
import type { Selection } from './statements.ts'

/** How many documents match, by the keys of one index alone; undefined when documents must be read. */
export function coveredCount(
  server: Server,
  collection: Collection,
  { filter, hint, collation, variables }: Selection
): number | undefined {
  // a bad filter is refused all the same
  compileFilter(filter, { variables })
  if (parseCollation(collation)) return undefined
  const plan = choosePlan(collection.info, { filter, hint })
  if (plan.kind !== 'index' || !isCovered(plan.index, filter)) return undefined
  return plan.ranges.reduce((sum, range) => sum + server.store.engine.count(range), 0)
}

/** A pipeline that only counts, as drivers write `countDocuments`. @returns the names of its fields */
export function countingStage(rest: readonly Value[]): { id: Value; field: string } | undefined {
  const [stage] = rest
  if (rest.length !== 1 || !isDocument(stage) || !isDocument(stage.$group)) return undefined
  const { _id: id, ...fields } = stage.$group
  const [[field, sum] = [], ...others] = Object.entries(fields)
  if (field === undefined || others.length > 0 || !isDocument(sum)) return undefined
  const plain = (id === null || isNumber(id)) && Object.keys(stage).length === 1
  const adds = Object.keys(sum).length === 1 && isNumber(sum.$sum) && toDouble(sum.$sum) === 1
  return plain && adds ? { id: id as Value, field } : undefined
}

/** What such a pipeline answers: nothing at all when nothing matches. */
export function countedRows(
  { id, field }: NonNullable<ReturnType<typeof countingStage>>,
  count: number
): Document[] {
  return count === 0 ? [] : [{ _id: id, [field]: new Int32(count) }]
}
