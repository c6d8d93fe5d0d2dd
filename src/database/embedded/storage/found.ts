import { decode } from '../values/codec.ts'
import { pickFields } from '../values/pick-fields.ts'
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

  /** What is known of it by these top-level fields, which is all of it where it was decoded already. */
  part(fields: ReadonlySet<string> | undefined): Document {
    return this.#document ?? (fields ? decode(pickFields(this.bytes, fields)) : this.document)
  }
}
