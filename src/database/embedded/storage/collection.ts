import { ObjectId, BSONRegExp } from 'bson'
import { CommandError } from '../errors.ts'
import { indexEntries } from '../indexes/entries.ts'
import { valuesAt } from '../query/paths.ts'
import { encode } from '../values/codec.ts'
import { isDocument, ownField, type Document, type Value } from '../values/types.ts'
import type { Catalog, StoredCollection, StoredIndex } from './catalog.ts'
import type { Engine } from './engine.ts'
import { Found } from './found.ts'
import {
  documentKey,
  documentRange,
  indexPrefix,
  indexRange,
  readRecord,
  recordBytes,
  recordOfDocumentKey
} from './keys.ts'
import { openRecord, sealRecord } from './records.ts'
import { showValue } from '../values/show.ts'

export const LARGEST_DOCUMENT = 16 * 1024 * 1024

/** Documents and index entries of one collection, always changed together. */
export class Collection {
  readonly #engine: Engine
  readonly #catalog: Catalog
  readonly info: StoredCollection

  constructor(engine: Engine, catalog: Catalog, info: StoredCollection) {
    this.#engine = engine
    this.#catalog = catalog
    this.info = info
  }

  get namespace(): string {
    return `${this.info.database}.${this.info.name}`
  }

  read(record: number): Found | undefined {
    const value = this.#engine.get(documentKey(this.info.id, record))
    return value && this.#found(record, value)
  }

  /** All documents in order of insertion, from after one record. */
  *scan({
    reverse = false,
    after
  }: { reverse?: boolean; after?: number | undefined } = {}): Generator<Found> {
    const { from, to } = documentRange(this.info.id)
    const range =
      after === undefined
        ? { from, to, reverse }
        : reverse
          ? { from, to: documentKey(this.info.id, after), reverse }
          : { from: documentKey(this.info.id, after + 1), to, reverse }
    for (const { key, value } of this.#engine.range(range))
      yield this.#found(recordOfDocumentKey(key), value)
  }

  count(): number {
    return this.#engine.count(documentRange(this.info.id))
  }

  /** @param bytes the document's own bytes when they can be stored as they came */
  insert(given: Document, bytes?: Buffer): Document {
    const { document, changed } = withId(given)
    const stored = bytes && !changed ? bytes : encode(document)
    checkSize(stored)
    const entries = this.info.indexes.map(
      (index) => [index, indexEntries(index, document)] as const
    )
    for (const [index, { keys }] of entries) this.#checkUnique(index, keys, document)
    const record = this.info.nextRecord++
    for (const [index, { keys, multikey, truncated }] of entries) {
      for (const key of keys) this.#putEntry(index, key, record)
      this.#note(index, multikey, truncated)
    }
    this.#engine.put(documentKey(this.info.id, record), sealRecord(stored))
    return document
  }

  /** @returns the new document's bytes; the old ones when nothing is different */
  replace({ record, document: old, bytes: oldBytes }: Found, document: Document): Buffer {
    const bytes = document === old ? oldBytes : encode(document)
    if (bytes.equals(oldBytes)) return oldBytes
    checkSize(bytes)
    const changed = this.info.indexes.filter((index) => touches(index, old, document))
    const changes = changed.map((index) => {
      const before = indexEntries(index, old)
      const after = indexEntries(index, document)
      const has = (keys: Buffer[], key: Buffer) => keys.some((other) => other.equals(key))
      return {
        index,
        after,
        removed: before.keys.filter((key) => !has(after.keys, key)),
        added: after.keys.filter((key) => !has(before.keys, key))
      }
    })
    for (const { index, added } of changes) this.#checkUnique(index, added, document)
    for (const { index, removed, added, after } of changes) {
      for (const key of removed) this.#removeEntry(index, key, record)
      for (const key of added) this.#putEntry(index, key, record)
      this.#note(index, after.multikey, after.truncated)
    }
    this.#engine.put(documentKey(this.info.id, record), sealRecord(bytes))
    return bytes
  }

  remove({ record, document }: Found): void {
    for (const index of this.info.indexes) {
      for (const key of indexEntries(index, document).keys) this.#removeEntry(index, key, record)
    }
    this.#engine.remove(documentKey(this.info.id, record))
  }

  /** Fills a new index; nothing is kept of it when a document is refused. */
  build(index: StoredIndex): void {
    try {
      for (const { record, document } of this.scan()) {
        const { keys, multikey, truncated } = indexEntries(index, document)
        this.#checkUnique(index, keys, document)
        for (const key of keys) this.#putEntry(index, key, record)
        index.multikey ||= multikey
        index.truncated ||= truncated
      }
    } catch (error) {
      this.#engine.clear(indexRange(index.id))
      throw error
    }
  }

  has(record: number): boolean {
    return this.#engine.has(documentKey(this.info.id, record))
  }

  /** Whether an entry for this key points to this record. */
  hasEntry(index: StoredIndex, key: Buffer, record: number): boolean {
    const prefixed = Buffer.concat([indexPrefix(index.id), key])
    if (!index.unique) return this.#engine.has(Buffer.concat([prefixed, recordBytes(record)]))
    const value = this.#engine.get(prefixed)
    return value !== undefined && value.length === 8 && readRecord(value, 0) === record
  }

  #found(record: number, value: Buffer): Found {
    const bytes = openRecord(value, `Document ${record} of ${this.namespace}`)
    return new Found(record, bytes)
  }

  #note(index: StoredIndex, multikey: boolean, truncated: boolean): void {
    if ((!multikey || index.multikey) && (!truncated || index.truncated)) return
    index.multikey ||= multikey
    index.truncated ||= truncated
    this.#catalog.save(this.info)
  }

  #checkUnique(index: StoredIndex, keys: readonly Buffer[], document: Document): void {
    if (!index.unique) return
    for (const key of keys) {
      if (this.#engine.has(Buffer.concat([indexPrefix(index.id), key]))) {
        throw duplicateKey(this.namespace, index, document)
      }
    }
  }

  #putEntry(index: StoredIndex, key: Buffer, record: number): void {
    const number = recordBytes(record)
    if (index.unique) this.#engine.put(Buffer.concat([indexPrefix(index.id), key]), number)
    else this.#engine.put(Buffer.concat([indexPrefix(index.id), key, number]), EMPTY)
  }

  #removeEntry(index: StoredIndex, key: Buffer, record: number): void {
    const parts = [indexPrefix(index.id), key]
    if (!index.unique) parts.push(recordBytes(record))
    this.#engine.remove(Buffer.concat(parts))
  }
}

const EMPTY = Buffer.alloc(0)

/** The record that an index entry points to. */
export function recordOfEntry(index: StoredIndex, key: Buffer, value: Buffer): number {
  return index.unique ? readRecord(value, 0) : readRecord(key, key.length - 8)
}

/** Updates share what they leave alone, so an index whose fields are the same objects has the same entries. */
function touches({ fields, partial }: StoredIndex, old: Document, document: Document): boolean {
  return partial !== undefined || fields.some(({ path }) => differs(old, document, path))
}

/** Follows a path as long as both are documents; an array, or what is missing, is compared as it is. */
function differs(
  old: Document,
  document: Document,
  [name = '', ...rest]: readonly string[]
): boolean {
  const before = ownField(old, name)
  const after = ownField(document, name)
  if (before === after) return false
  if (rest.length === 0 || !isDocument(before) || !isDocument(after)) return true
  return differs(before, after, rest)
}

function withId(document: Document): { document: Document; changed: boolean } {
  const id = ownField(document, '_id')
  if (id === undefined) return { document: { _id: new ObjectId(), ...document }, changed: true }
  checkId(id)
  if (Object.keys(document)[0] === '_id') return { document, changed: false }
  return { document: { _id: id, ...document }, changed: true }
}

export function checkId(id: Value): void {
  if (Array.isArray(id))
    throw new CommandError('InvalidIdField', "The '_id' value cannot be of type array")
  if (id instanceof BSONRegExp)
    throw new CommandError('InvalidIdField', "The '_id' value cannot be of type regex")
}

/** @throws CommandError 10334 for a document beyond 16 MB */
export function checkSize(bytes: Buffer): void {
  if (bytes.length > LARGEST_DOCUMENT) {
    throw new CommandError(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${bytes.length}, max size: ${LARGEST_DOCUMENT}`
    )
  }
}

function duplicateKey(namespace: string, index: StoredIndex, document: Document): CommandError {
  const keyValue = Object.fromEntries(
    index.fields.map(({ name, path }) => [name, valuesAt(document, path)[0] ?? null])
  )
  const shown = Object.entries(keyValue)
    .map(([name, value]) => `${name}: ${showValue(value)}`)
    .join(', ')
  return new CommandError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: { ${shown} }`,
    { keyPattern: index.source.key, keyValue }
  )
}
