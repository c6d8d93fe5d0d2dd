import { getHeapStatistics } from 'node:v8'
import { Binary } from 'bson'
import { CommandError } from './errors.ts'
import { isDocument, type Value } from './values/types.ts'

/**
 * What one stage of one command may hold of documents and keys, in bytes: MongoDB's own limit, and never
 * more than a quarter of this process's heap.
 */
export const MOST_MEMORY = Math.min(
  100 * 2 ** 20,
  Math.floor(getHeapStatistics().heap_size_limit / 4)
)

/**
 * Counts what a stage holds.
 * @param what the stage, and what to do about it
 * @throws CommandError 292 from the call that passes the limit, as MongoDB does when it may not use the disk
 */
export function memoryBudget(what: string): (bytes: number) => void {
  let held = 0
  return (bytes) => {
    held += bytes
    if (held > MOST_MEMORY) {
      throw new CommandError(
        'QueryExceededMemoryLimitNoDiskUseAllowed',
        `${what} (exceeded memory limit of ${MOST_MEMORY} bytes; the embedded store does not use the disk for it)`
      )
    }
  }
}

const OBJECT = 40
const FIELD = 16

/** About how many bytes a decoded value takes in memory. */
export function sizeInMemory(value: Value | undefined): number {
  if (typeof value === 'string') return OBJECT + value.length
  if (typeof value !== 'object' || value === null) return FIELD
  if (value instanceof Binary) return OBJECT + value.position
  if (Array.isArray(value)) {
    return value.reduce<number>((size, item) => size + sizeInMemory(item), OBJECT)
  }
  if (!isDocument(value)) return OBJECT
  let size = OBJECT
  for (const inner of Object.values(value)) size += FIELD + sizeInMemory(inner)
  return size
}

/** Passes items on and counts them as held. */
export function* held<T>(
  items: Iterable<T>,
  what: string,
  size: (item: T) => number
): Generator<T> {
  const spend = memoryBudget(what)
  for (const item of items) {
    spend(size(item))
    yield item
  }
}
