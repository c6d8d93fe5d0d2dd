import { UUID } from 'bson'
import { CommandError } from '../errors.ts'
import { compileFilter, type Filter } from '../query/filter.ts'
import { parseIndex, type IndexSpecification } from '../indexes/specification.ts'
import { decode, encode } from '../values/codec.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, type Document, type Value } from '../values/types.ts'
import type { Engine } from './engine.ts'
import { catalogKey, catalogRange, documentRange, recordOfDocumentKey } from './keys.ts'
import { openRecord, sealRecord } from './records.ts'

export interface StoredIndex extends IndexSpecification {
  id: number
  /** True once any document gave it several entries, or an entry cut short: for ever. */
  multikey: boolean
  truncated: boolean
  /** Not on disk yet: kept up by writes, and not read from until then. */
  building?: boolean
}

export interface StoredCollection {
  id: number
  database: string
  name: string
  uuid: UUID
  /** As given to `create`. */
  options: Document
  validator: Filter | undefined
  indexes: StoredIndex[]
  nextRecord: number
}

/** The collections and indexes of the store, kept in memory as they are on disk. */
export interface Catalog {
  find(database: string, name: string): StoredCollection | undefined
  list(database?: string): StoredCollection[]
  create(database: string, name: string, options: Document): StoredCollection
  save(collection: StoredCollection): void
  forget(collection: StoredCollection): void
  newId(): number
}

const COUNTER = 0

/** Reads the catalogue; after a commit was taken back it is read again. */
export function openCatalog(engine: Engine): Catalog {
  let collections = new Map<string, StoredCollection>()
  let lastId = 0

  function load(): void {
    collections = new Map()
    lastId = 0
    for (const { value } of engine.range(catalogRange)) {
      const entry = decode(openRecord(value, 'The catalogue'))
      if (isNumber(entry.lastId)) {
        lastId = toDouble(entry.lastId)
        continue
      }
      const collection = fromEntry(entry, engine)
      collections.set(`${collection.database}.${collection.name}`, collection)
    }
  }
  load()
  engine.onAbort(load)

  function save(collection: StoredCollection): void {
    engine.put(catalogKey(collection.id), sealRecord(encode(toEntry(collection))))
    collections.set(`${collection.database}.${collection.name}`, collection)
  }

  function newId(): number {
    lastId++
    engine.put(catalogKey(COUNTER), sealRecord(encode({ lastId })))
    return lastId
  }

  return {
    find: (database, name) => collections.get(`${database}.${name}`),
    list: (database) =>
      [...collections.values()]
        .filter((collection) => database === undefined || collection.database === database)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    create(database, name, options) {
      checkNames(database, name)
      const collection: StoredCollection = {
        id: newId(),
        database,
        name,
        uuid: new UUID(),
        options,
        validator: validatorOf(options),
        indexes: [],
        nextRecord: 1
      }
      collection.indexes.push(stored(newId(), parseIndex(decode(encode({ key: { _id: 1 } })))))
      save(collection)
      return collection
    },
    save,
    forget(collection) {
      engine.remove(catalogKey(collection.id))
      collections.delete(`${collection.database}.${collection.name}`)
    },
    newId
  }
}

export function stored(id: number, specification: IndexSpecification): StoredIndex {
  return { ...specification, id, multikey: false, truncated: false }
}

export function validatorOf(options: Document): Filter | undefined {
  const { validator } = options
  if (validator === undefined || !isDocument(validator)) return undefined
  return Object.keys(validator).length === 0 ? undefined : compileFilter(validator)
}

/** @throws CommandError 73 for a name that no collection or database may have */
export function checkNames(database: string, name: string): void {
  if (name === '' || name.includes('\0') || name.includes('$') || name.startsWith('.')) {
    throw new CommandError('InvalidNamespace', `Invalid collection name: ${name}`)
  }
  if (/[/\\. "$*<>:|?\0]/.test(database) || database === '' || Buffer.byteLength(database) > 63) {
    throw new CommandError('InvalidNamespace', `Invalid database name: ${database}`)
  }
}

function toEntry(collection: StoredCollection): object {
  const { id, database, name, uuid, options, indexes } = collection
  return {
    id,
    database,
    name,
    uuid,
    options,
    indexes: indexes.map(({ id: index, multikey, truncated, source }) => ({
      id: index,
      multikey,
      truncated,
      source
    }))
  }
}

function fromEntry(entry: Document, engine: Engine): StoredCollection {
  const id = toDouble(entry.id as never)
  const options = entry.options as Document
  const [last] = engine.range({ ...documentRange(id), reverse: true })
  return {
    id,
    database: entry.database as string,
    name: entry.name as string,
    uuid: entry.uuid as UUID,
    options,
    validator: validatorOf(options),
    indexes: (entry.indexes as Value[]).map((index) => {
      const { id: number, multikey, truncated, source } = index as Document
      return {
        ...parseIndex(source as Document),
        id: toDouble(number as never),
        multikey: multikey === true,
        truncated: truncated === true
      }
    }),
    nextRecord: last ? recordOfDocumentKey(last.key) + 1 : 1
  }
}
