import type { Readable } from 'node:stream'

/** Where bytes are kept: a folder, or GridFS. Everything else about files is the same above it. */
export interface Blobs {
  /** Keeps a whole file, durable when it resolves. Kept again, it counts as new. */
  keep(sha256: string, path: string): Promise<void>
  /** null when there is none */
  open(sha256: string): Promise<Readable | null>
  has(sha256: string): Promise<boolean>
  list(): AsyncIterable<{ sha256: string; keptAt: Date }>
  /** Removes it unless it was kept again since `before`. @returns whether it is gone */
  remove(sha256: string, before: Date): Promise<boolean>
}
