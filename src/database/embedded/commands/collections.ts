import { Int32 } from 'bson'
import { CommandError, notSupported } from '../errors.ts'
import { compileFilter } from '../query/filter.ts'
import { checkNames, validatorOf } from '../storage/catalog.ts'
import { encode } from '../values/codec.ts'
import { isDocument, isTruthy, type Document, type Value } from '../values/types.ts'
import { collectionName, documentField, flag, numberField, type Command } from './command.ts'
import { FIRST_BATCH } from './find.ts'

const CREATE_FIELDS = [
  'validator',
  'validationLevel',
  'validationAction',
  'clusteredIndex',
  'capped',
  'size',
  'max',
  'timeseries',
  'viewOn',
  'pipeline',
  'collation',
  'changeStreamPreAndPostImages',
  'storageEngine',
  'expireAfterSeconds',
  'encryptedFields'
]
const KEPT = ['validator', 'validationLevel', 'validationAction', 'clusteredIndex']
const REFUSED: Record<string, string> = {
  capped: 'a capped collection',
  size: 'a capped collection',
  max: 'a capped collection',
  timeseries: 'a time series collection',
  viewOn: 'a view',
  pipeline: 'a view',
  expireAfterSeconds: 'expireAfterSeconds on a collection (a TTL index does it)',
  changeStreamPreAndPostImages: 'changeStreamPreAndPostImages (change streams)',
  encryptedFields: 'an encrypted collection',
  storageEngine: 'the option storageEngine'
}

function refuse(body: Document): void {
  for (const [option, what] of Object.entries(REFUSED)) {
    const value = body[option]
    if (value !== undefined && value !== false) throw notSupported(what)
  }
  const { collation } = body
  if (isDocument(collation) && collation.locale !== 'simple')
    throw notSupported('a collection with a collation')
}

function kept(body: Document): Document {
  const options = Object.fromEntries(
    Object.entries(body).filter(([option]) => KEPT.includes(option))
  )
  // Documents are kept in order of insertion all the same: only what is said of them differs.
  if (isDocument(options.clusteredIndex)) {
    options.clusteredIndex = { v: new Int32(2), name: '_id_', ...options.clusteredIndex }
  }
  return options
}

export const create: Command = {
  fields: CREATE_FIELDS,
  run(request, { store }) {
    const name = collectionName(request)
    const { body, database } = request
    refuse(body)
    const options = kept(body)
    validatorOf(options)
    return store.engine.write(() => {
      if (!sameOptions(store.find(database, name)?.info.options, options))
        store.create(database, name, options)
      return {}
    })
  }
}

/** Creating again what is there already, alike, is no error. */
function sameOptions(there: Document | undefined, wanted: Document): boolean {
  return there !== undefined && encode(there).equals(encode(wanted))
}

export const drop: Command = {
  fields: [],
  run(request, { store }) {
    const name = collectionName(request)
    const { database } = request
    return store.engine.write(() => {
      const collection = store.find(database, name)
      if (!collection) return {}
      const nIndexesWas = new Int32(collection.info.indexes.length)
      store.drop(collection)
      return { nIndexesWas, ns: collection.namespace }
    })
  }
}

export const dropDatabase: Command = {
  fields: [],
  run({ database }, { store }) {
    return store.engine.write(() => {
      const collections = store.catalog.list(database)
      for (const { name } of collections) {
        const collection = store.find(database, name)
        if (collection) store.drop(collection)
      }
      return collections.length > 0 ? { dropped: database } : {}
    })
  }
}

export const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
  run({ body, database }, server) {
    const filter = compileFilter(documentField(body, 'filter'))
    const rows = server.store.catalog
      .list(database)
      .flatMap(({ name, options, uuid }): Document[] => {
        const row: Document = {
          name,
          type: 'collection',
          options,
          info: { readOnly: false, uuid },
          idIndex: { v: new Int32(2), key: { _id: new Int32(1) }, name: '_id_' }
        }
        if (!filter(row)) return []
        return [flag(body, 'nameOnly') ? { name, type: 'collection' } : row]
      })
    const namespace = `${database}.$cmd.listCollections`
    const size = numberField(documentField(body, 'cursor'), 'batchSize') ?? FIRST_BATCH
    const batch = server.cursors.start(namespace, rows.map(encode), size)
    return { batch: { field: 'firstBatch', namespace, batch } }
  }
}

export const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ body }, { store }) {
    const filter = compileFilter(documentField(body, 'filter'))
    const names = [...new Set(store.catalog.list().map(({ database }) => database))].sort()
    const databases = names
      .map((name): Document =>
        isTruthy(body.nameOnly) ? { name } : { name, sizeOnDisk: new Int32(0), empty: false }
      )
      .filter((row) => filter(row))
    return isTruthy(body.nameOnly) ? { databases } : { databases, totalSize: 0, totalSizeMb: 0 }
  }
}

export const collMod: Command = {
  fields: [...CREATE_FIELDS, 'index'],
  run(request, { store }) {
    const name = collectionName(request)
    const { body, database } = request
    refuse(body)
    return store.engine.write(() => {
      const collection = store.find(database, name)
      if (!collection)
        throw new CommandError('NamespaceNotFound', `ns does not exist: ${database}.${name}`)
      const { info } = collection
      if (body.index !== undefined) changeExpiry(info.indexes, body.index)
      const options = { ...info.options, ...kept(body) }
      info.validator = validatorOf(options)
      info.options = options
      store.catalog.save(info)
      return {}
    })
  }
}

/** The only thing of an index that can change: after how long its documents expire. */
function changeExpiry(
  indexes: { name: string; source: Document; expireAfterSeconds: number | undefined }[],
  change: Value
): void {
  const { name, keyPattern, expireAfterSeconds, ...others } = isDocument(change) ? change : {}
  const [other] = Object.keys(others)
  if (other !== undefined) throw notSupported(`collMod of index.${other}`)
  const index = indexes.find((one) =>
    typeof name === 'string'
      ? one.name === name
      : isDocument(keyPattern) && encode(one.source.key as Document).equals(encode(keyPattern))
  )
  if (!index) throw new CommandError('IndexNotFound', 'cannot find index for ns')
  const seconds = numberField(
    { expireAfterSeconds: expireAfterSeconds ?? null },
    'expireAfterSeconds'
  )
  if (seconds === undefined) throw new CommandError('InvalidOptions', 'no expireAfterSeconds field')
  index.expireAfterSeconds = seconds
  index.source = { ...index.source, expireAfterSeconds: expireAfterSeconds as Value }
}

export const renameCollection: Command = {
  fields: ['to', 'dropTarget'],
  run({ body, name }, { store }) {
    const [from, to] = [body[name], body.to].map((value) => {
      if (typeof value !== 'string' || !value.includes('.'))
        throw new CommandError('InvalidNamespace', 'Invalid namespace specified')
      const dot = value.indexOf('.')
      return { database: value.slice(0, dot), name: value.slice(dot + 1) }
    }) as [{ database: string; name: string }, { database: string; name: string }]
    return store.engine.write(() => {
      const source = store.find(from.database, from.name)
      if (!source)
        throw new CommandError(
          'NamespaceNotFound',
          `Source collection ${from.database}.${from.name} does not exist`
        )
      if (from.database === to.database && from.name === to.name)
        throw new CommandError('IllegalOperation', "Can't rename a collection to itself")
      checkNames(to.database, to.name)
      const target = store.find(to.database, to.name)
      if (target && !flag(body, 'dropTarget'))
        throw new CommandError('NamespaceExists', 'target namespace exists')
      if (target) store.drop(target)
      store.catalog.forget(source.info)
      store.catalog.save({ ...source.info, ...to })
      return {}
    })
  }
}
