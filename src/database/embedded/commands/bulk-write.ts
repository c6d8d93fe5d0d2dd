import { Int32, Long } from 'bson'
import { CommandError } from '../errors.ts'
import { decode, encode } from '../values/codec.ts'
import { compareValues } from '../values/compare.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, type Document, type Value } from '../values/types.ts'
import { documentField, flag, type Command, type Server } from './command.ts'
import { refuseUnknown } from './fields.ts'
import { runDelete, runUpdate, validate } from './statements.ts'
import { checkForStorage } from './storable.ts'
import { variablesOf } from './variables.ts'
import { runStatements, statementsOf, write } from './writes.ts'

const KINDS: Record<string, readonly string[]> = {
  insert: ['insert', 'document'],
  update: [
    'update',
    'filter',
    'updateMods',
    'multi',
    'upsert',
    'arrayFilters',
    'hint',
    'collation',
    'constants',
    'sort'
  ],
  delete: ['delete', 'filter', 'multi', 'hint', 'collation']
}

const EMPTY = encode({ results: [] })

interface Totals {
  nErrors: number
  nInserted: number
  nMatched: number
  nModified: number
  nUpserted: number
  nDeleted: number
}

interface Namespace {
  database: string
  name: string
}

interface Context {
  server: Server
  body: Document
  namespaces: Namespace[]
  variables: Record<string, Value | undefined>
  totals: Totals
}

/** Writes to several collections in one command, as `MongoClient.bulkWrite` sends them. */
export const bulkWrite: Command = {
  fields: [
    'ops',
    'nsInfo',
    'ordered',
    'errorsOnly',
    'bypassDocumentValidation',
    'let',
    'cursor',
    'stmtIds'
  ],
  async run(request, server) {
    const { body } = request
    const operations = statementsOf(request, 'ops')
    const namespaces = statementsOf(request, 'nsInfo').map(({ document }) =>
      namespaceOf(document.ns)
    )
    const { fields = EMPTY, ...others } = await write(request, server, () => {
      const totals: Totals = {
        nErrors: 0,
        nInserted: 0,
        nMatched: 0,
        nModified: 0,
        nUpserted: 0,
        nDeleted: 0
      }
      const variables = variablesOf(body.let, server.now())
      const context: Context = { server, body, namespaces, variables, totals }
      const done: Document[] = []
      const errors = runStatements(body, operations, ({ document }, index) => {
        done.push({ ok: new Int32(1), idx: new Int32(index), ...runOperation(context, document) })
      })
      totals.nErrors = errors.length
      const failed = errors.map(({ index, ...error }): Document => ({
        ok: new Int32(0),
        idx: index as Value,
        n: new Int32(0),
        ...error
      }))
      const shown = flag(body, 'errorsOnly') ? failed : [...done, ...failed].sort(byIndex)
      return {
        results: shown,
        ...Object.fromEntries(
          Object.entries(totals).map(([name, count]: [string, number]) => [name, new Int32(count)])
        )
      }
    })
    const { results, ...reply } = decode(fields)
    const documents = (results as Document[]).map((result) => encode(result))
    return {
      ...others,
      ...reply,
      batch: {
        field: 'firstBatch',
        namespace: 'admin.$cmd.bulkWrite',
        batch: { documents, id: Long.ZERO }
      }
    }
  }
}

function byIndex(a: Document, b: Document): number {
  return compareValues(a.idx, b.idx)
}

function namespaceOf(value: Value | undefined): Namespace {
  const dot = typeof value === 'string' ? value.indexOf('.') : -1
  if (typeof value !== 'string' || dot < 1)
    throw new CommandError('InvalidNamespace', 'Invalid namespace specified')
  return { database: value.slice(0, dot), name: value.slice(dot + 1) }
}

function runOperation(context: Context, operation: Document): Document {
  const [kind = ''] = Object.keys(operation)
  const known = KINDS[kind]
  if (!known) throw new CommandError('FailedToParse', `Unknown operation of bulkWrite: ${kind}`)
  refuseUnknown(`bulkWrite.ops.${kind}`, operation, known)
  const at = operation[kind]
  const namespace = isNumber(at) ? context.namespaces[toDouble(at) || 0] : undefined
  if (!namespace)
    throw new CommandError('BadValue', 'BulkWrite ops entry has an invalid nsInfo index')
  if (kind === 'insert') return insertOne(context, namespace, operation)
  return kind === 'update'
    ? updateSome(context, namespace, operation)
    : deleteSome(context, namespace, operation)
}

function insertOne(
  { server, body, totals }: Context,
  { database, name }: Namespace,
  operation: Document
): Document {
  const collection = server.store.findOrCreate(database, name)
  const document = documentField(operation, 'document')
  checkForStorage(document)
  validate(collection, document, flag(body, 'bypassDocumentValidation'))
  collection.insert(document)
  totals.nInserted++
  return { n: new Int32(1) }
}

function updateSome(
  { server, body, variables, totals }: Context,
  { database, name }: Namespace,
  operation: Document
): Document {
  const result = runUpdate(
    server,
    () => server.store.findOrCreate(database, name),
    server.store.find(database, name),
    {
      filter: documentField(operation, 'filter'),
      update: operation.updateMods as Value,
      multi: flag(operation, 'multi'),
      upsert: flag(operation, 'upsert'),
      arrayFilters: operation.arrayFilters,
      sort: isDocument(operation.sort) ? operation.sort : undefined,
      hint: operation.hint,
      collation: operation.collation,
      variables: { ...variables, ...documentField(operation, 'constants') },
      bypassValidation: flag(body, 'bypassDocumentValidation')
    }
  )
  totals.nMatched += result.matched
  totals.nModified += result.modified
  const reply: Document = { n: new Int32(result.matched), nModified: new Int32(result.modified) }
  if (result.upserted) {
    totals.nUpserted++
    reply.n = new Int32(1)
    reply.upserted = { _id: result.upserted._id }
  }
  return reply
}

function deleteSome(
  { server, variables, totals }: Context,
  { database, name }: Namespace,
  operation: Document
): Document {
  const selection = {
    filter: documentField(operation, 'filter'),
    hint: operation.hint,
    collation: operation.collation,
    variables
  }
  const collection = server.store.find(database, name)
  const { n: removed } = runDelete(server, collection, selection, flag(operation, 'multi'))
  totals.nDeleted += removed
  return { n: new Int32(removed) }
}
