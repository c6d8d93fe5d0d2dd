import { memoryBudget, MOST_MEMORY, sizeInMemory } from '../memory.ts'
import { compareSortKeys, sortKey, type SortField } from '../query/sort.ts'
import type { Found } from '../storage/found.ts'
import type { Value } from '../values/types.ts'
import type { StringOrder } from '../values/compare.ts'

interface Entry {
  key: (Value | undefined)[]
  record: number
  position: number | undefined
  /** The document itself, as long as there is room for all of them. */
  match: Found | undefined
}

interface Order {
  fields: readonly SortField[]
  strings: StringOrder | undefined
  /** Most documents that will be asked for. */
  limit: number
  read: (record: number) => Found | undefined
}

/** Beyond this, documents are read again from the store once their order is known. */
const KEPT_DOCUMENTS = MOST_MEMORY / 4
/** What an entry takes beside its key. */
const ENTRY = 100

/**
 * Sorts documents that no index gives in order. Only their sort keys have to fit in memory, and with a
 * limit only those of the first documents.
 * @throws CommandError 292 when they do not
 */
export function* sortFound(found: Iterable<Found>, order: Order): Generator<Found> {
  const { fields, strings, limit, read } = order
  const budget = () =>
    memoryBudget('Sort: add an index that gives this order, or ask for fewer with a limit')
  const compare = (a: Entry, b: Entry) => compareSortKeys(a.key, b.key, fields, strings)
  let entries: Entry[] = []
  let spend = budget()
  let kept = 0
  for (const match of found) {
    const { record, position, document, bytes } = match
    const key = sortKey(document, fields, strings)
    if (kept <= KEPT_DOCUMENTS) {
      kept += bytes.length + sizeInMemory(document)
      if (kept > KEPT_DOCUMENTS) for (const entry of entries) entry.match = undefined
    }
    entries.push({ key, record, position, match: kept > KEPT_DOCUMENTS ? undefined : match })
    spend(costOf(key))
    if (entries.length >= 2 * limit + 1000) {
      entries = entries.sort(compare).slice(0, limit)
      spend = budget()
      spend(entries.reduce((total, one) => total + costOf(one.key), 0))
    }
  }
  for (const { match, record, position } of entries.sort(compare)) {
    const again = match ?? read(record)
    if (!again) continue
    again.position = position
    yield again
  }
}

function costOf(key: (Value | undefined)[]): number {
  return key.reduce<number>((size, value) => size + sizeInMemory(value), ENTRY)
}
