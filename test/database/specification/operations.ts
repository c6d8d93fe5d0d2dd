import type {
  AnyBulkWriteOperation,
  AnyClientBulkWriteModel,
  ClientSession,
  Collection,
  Db,
  Document,
  MongoClient
} from 'mongodb'
import type { Entities } from './entities.ts'
import { runnerOperation } from './runner-operations.ts'
import type { Operation } from './specification-file.ts'

/** Arguments come from a file: each goes to the driver as it is. */
type Argument =
  | 'aggregationOptions'
  | 'client'
  | 'collection'
  | 'collectionName'
  | 'command'
  | 'commandName'
  | 'databaseName'
  | 'definition'
  | 'document'
  | 'documents'
  | 'entities'
  | 'failPoint'
  | 'fieldName'
  | 'filter'
  | 'keys'
  | 'model'
  | 'models'
  | 'name'
  | 'pipeline'
  | 'replacement'
  | 'requests'
  | 'returnDocument'
  | 'update'
  | 'verboseResults'
export type Arguments = Record<Argument, never> & { session?: ClientSession }

/** Runs one operation of a test through the official driver. */
export function runOperation(
  entities: Entities,
  { name, object, arguments: given = {} }: Operation
): Promise<unknown> {
  const session =
    typeof given.session === 'string' ? { session: entities.get<ClientSession>(given.session) } : {}
  const args = { ...given, ...session } as Arguments
  if (object === 'testRunner') return runnerOperation(entities, name, args, given)
  const target = entities.get<object>(object)
  const operation = { ...CLIENT, ...DATABASE, ...COLLECTION, ...SESSION }[
    `${kindOf(target)}.${name}`
  ]
  if (!operation)
    return Promise.reject(new Error(`The runner has no operation ${kindOf(target)}.${name}`))
  return Promise.resolve(operation(target as never, args))
}

function kindOf(target: object): string {
  if ('startSession' in target) return 'client'
  if ('collectionName' in target) return 'collection'
  return 'endSession' in target ? 'session' : 'database'
}

type Table<T> = Record<string, (target: T, args: Arguments) => unknown>

const CLIENT: Table<MongoClient> = {
  'client.listDatabases': (client, { filter: _filter, ...options }) =>
    client.db().admin().listDatabases(options),
  'client.clientBulkWrite': async (client, { models, verboseResults, ...options }) => {
    const operations = (models as Record<string, object>[]).map((model) => {
      const [[name, fields] = ['', {}]] = Object.entries(model)
      return { name, ...fields } as AnyClientBulkWriteModel<Document>
    })
    const result = await client.bulkWrite(operations, {
      ...(options as object),
      ...(verboseResults === undefined ? {} : { verboseResults })
    })
    return plainMaps(result)
  }
}

/**
 * Results of a bulk write are maps by position: the format writes them as documents. `didUpsert` is
 * this driver's own addition.
 */
export function plainMaps(result: object): object {
  const entries: [string, unknown][] = Object.entries(result)
  return Object.fromEntries(
    entries.map(([field, value]) => [
      field,
      value instanceof Map
        ? Object.fromEntries(
            [...value].map(([key, one]: [number, object]) => [key, withoutUpsertFlag(one)])
          )
        : value
    ])
  )
}

function withoutUpsertFlag(result: object): object {
  return Object.fromEntries(Object.entries(result).filter(([field]) => field !== 'didUpsert'))
}

const DATABASE: Table<Db> = {
  'database.aggregate': (db, { pipeline, ...options }) => db.aggregate(pipeline, options).toArray(),
  'database.createCollection': async (db, { collection, ...options }) => {
    await db.createCollection(collection, options)
  },
  'database.dropCollection': (db, { collection, ...options }) =>
    db.dropCollection(collection, options),
  'database.listCollections': (db, { filter, ...options }) =>
    db.listCollections(filter, options).toArray(),
  'database.modifyCollection': (db, { collection, ...options }) =>
    db.command({ collMod: collection, ...(options as object) }),
  'database.runCommand': (db, { command, commandName: _name, ...options }) =>
    db.command(command, options)
}

const COLLECTION: Table<Collection> = {
  'collection.aggregate': (collection, { pipeline, ...options }) =>
    collection.aggregate(pipeline, options).toArray(),
  'collection.bulkWrite': async (collection, { requests, ...options }) => {
    const { insertedIds, upsertedIds, ...counts } = await collection.bulkWrite(
      requests as AnyBulkWriteOperation[],
      options
    )
    return {
      ...counts,
      insertedCount: counts.insertedCount,
      deletedCount: counts.deletedCount,
      matchedCount: counts.matchedCount,
      modifiedCount: counts.modifiedCount,
      upsertedCount: counts.upsertedCount,
      insertedIds,
      upsertedIds
    }
  },
  'collection.count': (collection, { filter, ...options }) => collection.count(filter, options),
  'collection.countDocuments': (collection, { filter, ...options }) =>
    collection.countDocuments(filter, options),
  'collection.estimatedDocumentCount': (collection, options) =>
    collection.estimatedDocumentCount(options),
  'collection.createIndex': (collection, { keys, ...options }) =>
    collection.createIndex(keys, options),
  'collection.dropIndex': (collection, { name, ...options }) => collection.dropIndex(name, options),
  'collection.listIndexes': (collection, options) => collection.listIndexes(options).toArray(),
  'collection.createSearchIndex': (collection, { model }) => collection.createSearchIndex(model),
  'collection.createSearchIndexes': (collection, { models }) =>
    collection.createSearchIndexes(models),
  'collection.dropSearchIndex': (collection, { name }) => collection.dropSearchIndex(name),
  'collection.updateSearchIndex': (collection, { name, definition }) =>
    collection.updateSearchIndex(name, definition),
  'collection.listSearchIndexes': (collection, { name, aggregationOptions }) =>
    (name === undefined
      ? collection.listSearchIndexes(aggregationOptions ?? {})
      : collection.listSearchIndexes(name, aggregationOptions ?? {})
    ).toArray(),
  'collection.deleteMany': (collection, { filter, ...options }) =>
    collection.deleteMany(filter, options),
  'collection.deleteOne': (collection, { filter, ...options }) =>
    collection.deleteOne(filter, options),
  'collection.distinct': (collection, { fieldName, filter, ...options }) =>
    collection.distinct(fieldName, filter, options),
  'collection.find': (collection, { filter, ...options }) =>
    collection.find(filter, options).toArray(),
  'collection.findOne': (collection, { filter, ...options }) => collection.findOne(filter, options),
  'collection.findOneAndDelete': (collection, { filter, ...options }) =>
    collection.findOneAndDelete(filter, options),
  'collection.findOneAndReplace': (
    collection,
    { filter, replacement, returnDocument, ...options }
  ) =>
    collection.findOneAndReplace(filter, replacement, {
      ...(options as object),
      ...returned(returnDocument)
    }),
  'collection.findOneAndUpdate': (collection, { filter, update, returnDocument, ...options }) =>
    collection.findOneAndUpdate(filter, update, {
      ...(options as object),
      ...returned(returnDocument)
    }),
  'collection.insertMany': (collection, { documents, ...options }) =>
    collection.insertMany(documents, options),
  'collection.insertOne': (collection, { document, ...options }) =>
    collection.insertOne(document, options),
  'collection.replaceOne': (collection, { filter, replacement, ...options }) =>
    collection.replaceOne(filter, replacement, options),
  'collection.updateMany': (collection, { filter, update, ...options }) =>
    collection.updateMany(filter, update, options),
  'collection.updateOne': (collection, { filter, update, ...options }) =>
    collection.updateOne(filter, update, options)
}

function returned(when: string | undefined): object {
  return when === undefined ? {} : { returnDocument: when.toLowerCase() }
}

const SESSION: Table<ClientSession> = {
  'session.endSession': (session) => session.endSession(),
  'session.startTransaction': (session) => {
    session.startTransaction()
  }
}
