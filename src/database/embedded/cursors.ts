import { randomBytes } from 'node:crypto'
import { Long } from 'bson'
import { CommandError } from './errors.ts'

/** Documents of one batch, as BSON bytes. */
export interface Batch {
  documents: Buffer[]
  /** Zero when the cursor is exhausted. */
  id: Long
}

interface OpenCursor {
  namespace: string
  rows: Iterator<Buffer>
  /** Read ahead of the batch that it did not fit in. */
  next: Buffer | undefined
  lastUsed: number
}

/** A reply is copied on its way: small ones keep memory low, and stay far below what a driver takes. */
const BATCH_BYTES = 4 * 1024 * 1024
const IDLE_MS = 10 * 60_000

/** Cursors between two batches. They hold a position, never a snapshot. */
export class Cursors {
  readonly #open = new Map<string, OpenCursor>()

  /** @param size most documents of the first batch */
  start(namespace: string, rows: Iterable<Buffer>, size: number, single = false): Batch {
    const cursor: OpenCursor = {
      namespace,
      rows: rows[Symbol.iterator](),
      next: undefined,
      lastUsed: Date.now()
    }
    const { documents, done } = take(cursor, size)
    if (done || single) {
      cursor.rows.return?.()
      return { documents, id: Long.ZERO }
    }
    const id = Long.fromBigInt(randomBytes(8).readBigInt64BE() & 0x7fffffffffffffffn)
    this.#open.set(id.toString(), cursor)
    return { documents, id }
  }

  more(id: Long, namespace: string, size: number): Batch {
    const cursor = this.#open.get(id.toString())
    if (!cursor) throw new CommandError('CursorNotFound', `cursor id ${id.toString()} not found`)
    if (cursor.namespace !== namespace) {
      throw new CommandError(
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`
      )
    }
    cursor.lastUsed = Date.now()
    const { documents, done } = take(cursor, size)
    if (!done) return { documents, id }
    this.#open.delete(id.toString())
    return { documents, id: Long.ZERO }
  }

  /** @returns whether it was open */
  kill(id: Long): boolean {
    this.#open.get(id.toString())?.rows.return?.()
    return this.#open.delete(id.toString())
  }

  get size(): number {
    return this.#open.size
  }

  closeIdle(): void {
    for (const [id, { lastUsed }] of this.#open) {
      if (Date.now() - lastUsed > IDLE_MS) this.#open.delete(id)
    }
  }
}

function take(cursor: OpenCursor, size: number): { documents: Buffer[]; done: boolean } {
  const documents: Buffer[] = []
  let bytes = 0
  if (size === 0) return { documents, done: false }
  for (;;) {
    const row = cursor.next ?? next(cursor.rows)
    cursor.next = undefined
    if (!row) return { documents, done: true }
    if (documents.length > 0 && (documents.length >= size || bytes + row.length > BATCH_BYTES)) {
      cursor.next = row
      return { documents, done: false }
    }
    documents.push(row)
    bytes += row.length
    if (documents.length >= size) return { documents, done: false }
  }
}

function next(rows: Iterator<Buffer>): Buffer | undefined {
  const result = rows.next()
  return result.done === true ? undefined : result.value
}
