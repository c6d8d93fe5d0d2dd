import { Int32 } from 'bson'
import { CommandError } from '../errors.ts'
import { checkPartialFilter } from '../indexes/partial-filter.ts'
import { parseIndex } from '../indexes/specification.ts'
import { stored, type StoredIndex } from '../storage/catalog.ts'
import type { Collection } from '../storage/collection.ts'
import { indexRange } from '../storage/keys.ts'
import { encode } from '../values/codec.ts'
import { equalValues } from '../values/compare.ts'
import { isDocument, type Document, type Value } from '../values/types.ts'
import {
  collectionName,
  documentField,
  numberField,
  type Command,
  type Request,
  type Server
} from './command.ts'
import { FIRST_BATCH } from './find.ts'

function existing({ database, ...request }: Request, server: Server): Collection {
  const name = collectionName({ database, ...request })
  const collection = server.store.find(database, name)
  if (collection) return collection
  throw new CommandError('NamespaceNotFound', `ns does not exist: ${database}.${name}`)
}

export const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
  async run(request, { store }) {
    const added: StoredIndex[] = []
    const name = collectionName(request)
    const { body, database } = request
    const given = Array.isArray(body.indexes) ? body.indexes.filter(isDocument) : []
    if (given.length === 0)
      throw new CommandError('BadValue', 'Must specify at least one index to create')
    const specifications = given.map(parseIndex)
    for (const { partial } of specifications) if (partial) checkPartialFilter(partial)
    const reply = await store.engine.write(() => {
      const created = !store.find(database, name)
      const collection = store.findOrCreate(database, name)
      const before = collection.info.indexes.length
      try {
        for (const specification of specifications) {
          if (alreadyThere([...collection.info.indexes, ...added], specification)) continue
          const index = { ...stored(store.catalog.newId(), specification), building: true }
          collection.build(index)
          added.push(index)
        }
      } catch (error) {
        for (const index of added) store.engine.clear(indexRange(index.id))
        throw error
      }
      collection.info.indexes = [...collection.info.indexes, ...added]
      store.catalog.save(collection.info)
      return {
        numIndexesBefore: before,
        numIndexesAfter: collection.info.indexes.length,
        createdCollectionAutomatically: created,
        ...(added.length === 0 ? { note: 'all indexes already exist' } : {})
      }
    })
    for (const index of added) index.building = false
    return reply
  }
}

/** @throws CommandError 85 or 86 when the same name or key has another meaning already */
function alreadyThere(
  there: readonly StoredIndex[],
  wanted: ReturnType<typeof parseIndex>
): boolean {
  const byName = there.find(({ name }) => name === wanted.name)
  const byKey = there.find(({ source }) => equalValues(source.key, wanted.source.key))
  if (!byName && !byKey) return false
  if (byKey?.name === '_id_') return true
  if (byName && byName !== byKey) {
    throw new CommandError(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${wanted.name}`
    )
  }
  const same = byKey && equalValues(meaning(byKey.source), meaning(wanted.source))
  if (same && byName) return true
  if (same)
    throw new CommandError(
      'IndexOptionsConflict',
      `Index already exists with a different name: ${byKey.name}`
    )
  throw new CommandError(
    byName ? 'IndexKeySpecsConflict' : 'IndexOptionsConflict',
    `An equivalent index already exists with different options: ${wanted.name}`
  )
}

function meaning({
  unique,
  sparse,
  partialFilterExpression,
  expireAfterSeconds
}: Document): Document {
  return {
    unique: unique === true,
    sparse: sparse === true,
    partial: partialFilterExpression ?? null,
    expireAfterSeconds: expireAfterSeconds ?? null
  }
}

export const listIndexes: Command = {
  fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'],
  run(request, server) {
    const collection = existing(request, server)
    const { clusteredIndex } = collection.info.options
    const rows = collection.info.indexes.map(({ source, name }) =>
      encode(
        name === '_id_' && isDocument(clusteredIndex)
          ? { ...source, ...clusteredIndex, clustered: true }
          : source
      )
    )
    const size = numberField(documentField(request.body, 'cursor'), 'batchSize') ?? FIRST_BATCH
    const { namespace } = collection
    return {
      batch: { field: 'firstBatch', namespace, batch: server.cursors.start(namespace, rows, size) }
    }
  }
}

export const dropIndexes: Command = {
  fields: ['index'],
  run(request, server) {
    const { store } = server
    return store.engine.write(() => {
      const collection = existing(request, server)
      const before = collection.info.indexes.length
      for (const name of named(collection, request.body.index)) store.dropIndex(collection, name)
      return { nIndexesWas: new Int32(before) }
    })
  }
}

function named({ info }: Collection, index: Value | undefined): string[] {
  const others = info.indexes.filter(({ name }) => name !== '_id_')
  if (index === '*') return others.map(({ name }) => name)
  const names = (Array.isArray(index) ? index : [index]).map((one) => {
    if (typeof one === 'string') return one
    const found = info.indexes.find(
      ({ source }) => one !== undefined && equalValues(source.key, one)
    )
    if (found) return found.name
    throw new CommandError('IndexNotFound', "can't find index with key")
  })
  if (names.includes('_id_')) throw new CommandError('InvalidOptions', 'cannot drop _id index')
  for (const name of names) {
    if (!others.some((other) => other.name === name)) {
      throw new CommandError('IndexNotFound', `index not found with name [${name}]`)
    }
  }
  return names
}
