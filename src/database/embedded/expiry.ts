import { choosePlan } from './planner/plan.ts'
import { execute } from './planner/execute.ts'
import { compileFilter } from './query/filter.ts'
import type { StoredIndex } from './storage/catalog.ts'
import type { Collection } from './storage/collection.ts'
import type { Store } from './storage/store.ts'
import type { Document } from './values/types.ts'

/**
 * Removes the documents whose TTL indexes say they are too old at this instant.
 * @returns how many were removed
 */
export function expire(store: Store, at: Date): Promise<number> {
  return store.engine.write(() => {
    store.retries.forget(at)
    let removed = 0
    for (const { database, name, indexes } of store.catalog.list()) {
      const collection = store.find(database, name)
      for (const index of indexes) {
        if (index.expireAfterSeconds === undefined || !collection) continue
        removed += expireBy(store, collection, index, at)
      }
    }
    return removed
  })
}

/** Of an array of dates the earliest counts, as it does in a filter; anything but a date never expires. */
function expireBy(store: Store, collection: Collection, index: StoredIndex, at: Date): number {
  const limit = at.getTime() - (index.expireAfterSeconds ?? 0) * 1000
  const filter: Document = { [index.fields[0]?.name ?? '']: { $lte: new Date(limit) } }
  const plan = choosePlan(collection.info, { filter })
  const old = [...execute(store.engine, collection, plan, compileFilter(filter))]
  const gone = old.filter(({ document }) => !index.covers || index.covers(document))
  for (const found of gone) collection.remove(found)
  return gone.length
}
