import { forgetSessions } from './retries.ts'
import { valuesAt } from './query/paths.ts'
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
    forgetSessions(store.engine, at)
    let removed = 0
    for (const { database, name, indexes } of store.catalog.list()) {
      const collection = store.find(database, name)
      for (const index of indexes) {
        if (index.expireAfterSeconds === undefined || !collection) continue
        removed += expireBy(collection, index, at)
      }
    }
    return removed
  })
}

function expireBy(collection: Collection, index: StoredIndex, at: Date): number {
  const limit = at.getTime() - (index.expireAfterSeconds ?? 0) * 1000
  let removed = 0
  for (const found of collection.scan()) {
    if (index.covers && !index.covers(found.document)) continue
    const oldest = oldestDate(found.document, index)
    if (oldest === undefined || oldest > limit) continue
    collection.remove(found)
    removed++
  }
  return removed
}

/** Of an array of dates the earliest counts; anything but a date never expires. */
function oldestDate(document: Document, index: StoredIndex): number | undefined {
  const path = index.fields[0]?.path ?? []
  const dates = valuesAt(document, path)
    .flat()
    .filter((value) => value instanceof Date)
    .map((date) => date.getTime())
  return dates.length === 0 ? undefined : Math.min(...dates)
}
