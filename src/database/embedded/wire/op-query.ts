import { decode } from '../values/codec.ts'
import type { Document } from '../values/types.ts'

export const OP_QUERY = 2004
export const OP_REPLY = 1

/** The old message that drivers still greet with. */
export function parseQuery(bytes: Buffer): { body: Document; database: string } {
  const zero = bytes.indexOf(0, 4)
  const namespace = bytes.toString('utf8', 4, zero)
  const start = zero + 1 + 8
  const length = bytes.readInt32LE(start)
  if (!namespace.endsWith('.$cmd') || length < 5 || start + length > bytes.length) {
    throw new RangeError('Only commands are answered')
  }
  return { body: decode(bytes.subarray(start, start + length)), database: namespace.slice(0, -5) }
}

/** The head of its answer: no flags, no cursor, one document. */
export function queryReplyHead(): Buffer {
  const head = Buffer.alloc(20)
  head.writeInt32LE(1, 16)
  return head
}
