import { DBRef, deserialize, serialize } from 'bson'
import type { Document } from './types.ts'

const DECODE = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true
} as const

const REFERENCE = Buffer.from('$ref\0')

/** Decodes one BSON document with every numeric type kept. The bytes must not change afterwards. */
export function decode(bytes: Uint8Array): Document {
  const document = deserialize(bytes, DECODE)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(REFERENCE)
    ? (plainReferences(document) as Document)
    : document
}

export function encode(document: object): Buffer {
  const bytes = serialize(document, { ignoreUndefined: true })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The bson package turns `{$ref, $id}` into an object of its own: here it stays the document it is. */
function plainReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainReferences)
  if (value instanceof DBRef) {
    const { collection, oid, db, fields } = value
    return {
      $ref: collection,
      $id: plainReferences(oid),
      ...(db === undefined ? {} : { $db: db }),
      ...(plainReferences(fields) as object)
    }
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if ((value as { _bsontype?: unknown })._bsontype !== undefined) return value
  for (const [name, inner] of Object.entries(value)) {
    ;(value as Record<string, unknown>)[name] = plainReferences(inner)
  }
  return value
}
