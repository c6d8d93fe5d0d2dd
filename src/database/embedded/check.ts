import { indexEntries } from './indexes/entries.ts'
import type { StoredIndex } from './storage/catalog.ts'
import { recordOfEntry, type Collection } from './storage/collection.ts'
import { documentRange, indexRange, recordOfDocumentKey } from './storage/keys.ts'
import type { Store } from './storage/store.ts'

export interface CheckResult {
  collections: number
  documents: number
  entries: number
  /** What is wrong, in words; empty when nothing is. */
  problems: string[]
}

/** More would not help anybody. */
const MOST_PROBLEMS = 100

/** Reads every document and every index entry, and holds them against each other. */
export function checkStore(store: Store): CheckResult {
  const result: CheckResult = { collections: 0, documents: 0, entries: 0, problems: [] }
  for (const { database, name } of store.catalog.list()) {
    const collection = store.find(database, name)
    if (!collection) continue
    result.collections++
    checkCollection(store, collection, result)
  }
  result.problems = result.problems.slice(0, MOST_PROBLEMS)
  return result
}

function checkCollection(store: Store, collection: Collection, result: CheckResult): void {
  const { info, namespace } = collection
  const expected = new Map<StoredIndex, number>(info.indexes.map((index) => [index, 0]))
  for (const { key } of store.engine.range(documentRange(info.id))) {
    const record = recordOfDocumentKey(key)
    result.documents++
    try {
      const found = collection.read(record)
      if (!found) continue
      for (const index of info.indexes) {
        const { keys } = indexEntries(index, found.document)
        expected.set(index, (expected.get(index) ?? 0) + keys.length)
        if (keys.some((one) => !collection.hasEntry(index, one, record))) {
          result.problems.push(`${namespace}: the index ${index.name} lacks document ${record}`)
        }
      }
    } catch (error) {
      result.problems.push(error instanceof Error ? error.message : String(error))
    }
  }
  for (const [index, count] of expected) checkIndex(store, collection, index, count, result)
}

function checkIndex(
  store: Store,
  collection: Collection,
  index: StoredIndex,
  expected: number,
  result: CheckResult
): void {
  let count = 0
  for (const { key, value } of store.engine.range(indexRange(index.id))) {
    count++
    const record = recordOfEntry(index, key, value)
    if (!collection.has(record)) {
      result.problems.push(
        `${collection.namespace}: the index ${index.name} names document ${record}, which is not there`
      )
    }
  }
  result.entries += count
  if (count !== expected) {
    result.problems.push(
      `${collection.namespace}: the index ${index.name} has ${count} entries instead of ${expected}`
    )
  }
}
