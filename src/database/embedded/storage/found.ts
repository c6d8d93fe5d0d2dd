import { decode } from '../values/codec.ts'
import type { Document } from '../values/types.ts'

/** A document as stored; decoded when somebody looks into it. */
export class Found {
  readonly record: number
  /** The document's BSON bytes. */
  readonly bytes: Buffer
  /** Where in an array a filter matched, for the positional operator. */
  position: number | undefined
  #document: Document | undefined

  constructor(record: number, bytes: Buffer) {
    this.record = record
    this.bytes = bytes
  }

  get document(): Document {
    return (this.#document ??= decode(this.bytes))
  }
}
