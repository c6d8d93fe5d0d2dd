import { CommandError } from '../errors.ts'
import { compileReshape } from '../aggregation/stages/reshape.ts'
import { isDocument, ownField, type Document, type Value } from '../values/types.ts'
import { Int32, Long, UUID } from 'bson'
import { parseIndex } from '../indexes/specification.ts'
import { stored } from '../storage/catalog.ts'
import type { Collection } from '../storage/collection.ts'
import { flag, type Reply, type Request, type Server } from './command.ts'
import { select, validate } from './statements.ts'
import { held, sizeInMemory } from '../memory.ts'
import { checkForStorage } from './storable.ts'
import { sourceName } from './source-name.ts'
import { showValue } from '../values/show.ts'

export function isOutput(stage: Value): boolean {
  return isDocument(stage) && ('$out' in stage || '$merge' in stage)
}

/** `$out` and `$merge`: what a pipeline made becomes documents, in one durable job. */
export async function writeOutput(
  request: Request,
  server: Server,
  [stage, operand]: [string, Value],
  rows: () => Iterable<Document>
): Promise<Reply> {
  const { body, database } = request
  const { readConcern } = body
  if (isDocument(readConcern) && readConcern.level === 'linearizable') {
    throw new CommandError(
      'InvalidOptions',
      `${stage} cannot be used with a 'linearizable' read concern level`
    )
  }
  const into = targetOf(stage, operand, database)
  const bypass = flag(body, 'bypassDocumentValidation')
  await server.store.engine.write(() => {
    const documents = [...held(rows(), stage, sizeInMemory)]
    if (stage === '$out') replaceAll(server, into, documents, bypass)
    else merge(server, into, isDocument(operand) ? operand : {}, documents, bypass)
  })
  const namespace = `${database}.${sourceName(request) ?? '$cmd.aggregate'}`
  return { batch: { field: 'firstBatch', namespace, batch: { documents: [], id: Long.ZERO } } }
}

interface Target {
  database: string
  name: string
}

function targetOf(stage: string, operand: Value, database: string): Target {
  const into = stage === '$merge' && isDocument(operand) ? operand.into : operand
  if (typeof into === 'string') return { database, name: into }
  if (isDocument(into) && typeof into.coll === 'string') {
    return { database: typeof into.db === 'string' ? into.db : database, name: into.coll }
  }
  throw new CommandError('FailedToParse', `${stage} needs the name of a collection`)
}

function replaceAll(
  server: Server,
  { database, name }: Target,
  documents: Document[],
  bypass: boolean
): void {
  const { store } = server
  const ready = rehearse(store, store.find(database, name), database, documents, bypass)
  const collection = store.findOrCreate(database, name)
  for (const found of [...collection.scan()]) collection.remove(found)
  for (const document of ready) collection.insert(document)
}

/**
 * Inserts documents into a collection like the target, which goes again: a job that is refused keeps what it
 * wrote, so that what may be refused comes before the first document is removed. The target is not swapped
 * for that collection: whoever reads before the commit would find it empty.
 * @returns the documents with their keys
 */
function rehearse(
  store: Server['store'],
  target: Collection | undefined,
  database: string,
  documents: Document[],
  bypass: boolean
): Document[] {
  const aside = store.create(
    database,
    `tmp.agg_out.${new UUID().toString()}`,
    target?.info.options ?? {}
  )
  for (const index of target?.info.indexes ?? []) {
    if (index.name === '_id_') continue
    aside.info.indexes.push(stored(store.catalog.newId(), parseIndex(index.source)))
  }
  try {
    return [...new Set(documents)].map((document) => {
      checkForStorage(document)
      validate(aside, document, bypass)
      return aside.insert(document)
    })
  } finally {
    store.drop(aside)
  }
}

function merge(
  server: Server,
  { database, name }: Target,
  operand: Document,
  documents: Document[],
  bypass: boolean
): void {
  const { on = '_id', whenMatched = 'merge', whenNotMatched = 'insert' } = operand
  const fields = (Array.isArray(on) ? on : [on]).map(String)
  const collection = server.store.findOrCreate(database, name)
  for (const document of documents) {
    const filter = Object.fromEntries(
      fields.map((field) => [field, ownField(document, field) ?? null])
    )
    const [found] =
      ownField(document, '_id') === undefined && on === '_id'
        ? []
        : select(server, collection, { filter, limit: 1 })
    const result = found
      ? matched(whenMatched, found.document, document)
      : unmatched(whenNotMatched, document)
    if (!result) continue
    checkForStorage(result)
    validate(collection, result, bypass)
    if (found) collection.replace(found, result)
    else collection.insert(result)
  }
}

function matched(mode: Value, old: Document, document: Document): Document | undefined {
  if (Array.isArray(mode)) {
    return mode.reduce<Document>((result, stage) => {
      const [name, operand] = Object.entries(stage as Document)[0] ?? []
      if (name === undefined || operand === undefined)
        throw new CommandError(
          40_323,
          'A pipeline stage specification object must contain exactly one field.'
        )
      return compileReshape(name, operand)(result, { new: document })
    }, old)
  }
  if (mode === 'merge') return { ...old, ...document }
  if (mode === 'replace') return { _id: old._id as Value, ...document }
  if (mode === 'keepExisting') return undefined
  if (mode !== 'fail') {
    throw new CommandError('BadValue', `${showValue(mode)} is not a valid value of whenMatched`)
  }
  throw new CommandError(
    'DuplicateKey',
    '$merge could not insert: a document is there already and whenMatched is "fail"',
    { keyPattern: { _id: new Int32(1) }, keyValue: { _id: old._id } }
  )
}

function unmatched(mode: Value, document: Document): Document | undefined {
  if (mode === 'insert') return document
  if (mode === 'discard') return undefined
  throw new CommandError(
    13_113,
    '$merge could not find a matching document in the target collection for at least one document in the source collection'
  )
}
