import { CommandError, notSupported } from '../errors.ts'
import { compileProjection, type Projection } from '../query/projection.ts'
import { compileFilter } from '../query/filter.ts'
import { parseSort } from '../query/sort.ts'
import { encode } from '../values/codec.ts'
import { pickPaths } from '../values/pick-fields.ts'
import {
  collectionName,
  deadlineOf,
  documentField,
  flag,
  numberField,
  type Command,
  type Server
} from './command.ts'
import { select, type Selection } from './statements.ts'
import { variablesOf } from './variables.ts'
import type { Collection } from '../storage/collection.ts'
import type { Found } from '../storage/found.ts'
import type { Document } from '../values/types.ts'

export const FIRST_BATCH = 101

export const FIND_FIELDS = [
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'let',
  'collation',
  'allowDiskUse',
  'noCursorTimeout',
  'allowPartialResults',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'oplogReplay',
  'min',
  'max'
]

const REFUSED = ['returnKey', 'showRecordId', 'min', 'max']

/** How a find looks for documents. */
export function selectionOf(body: Document, now: Date): Selection {
  for (const field of REFUSED) {
    if (field in body && body[field] !== false) throw notSupported(`the option ${field} of find`)
  }
  if (flag(body, 'tailable')) {
    throw new CommandError(
      'BadValue',
      'error processing query: tailable cursor requested on non capped collection'
    )
  }
  const skip = numberField(body, 'skip') ?? 0
  const limit = numberField(body, 'limit') ?? 0
  if (skip < 0) throw new CommandError(51_024, "BSON field 'skip' value must be >= 0")
  if (limit < 0) throw new CommandError(51_024, "BSON field 'limit' value must be >= 0")
  return {
    filter: documentField(body, 'filter'),
    sort: 'sort' in body ? documentField(body, 'sort') : undefined,
    hint:
      Object.keys(documentOrText(body)).length > 0 || typeof body.hint === 'string'
        ? body.hint
        : undefined,
    collation: body.collation,
    variables: variablesOf(body.let, now),
    limit: limit === 0 ? Infinity : skip + limit,
    examined: { keys: 0, documents: 0, deadline: deadlineOf(body) }
  }
}

function documentOrText(body: Document): Document {
  return typeof body.hint === 'string' ? {} : documentField(body, 'hint')
}

export const find: Command = {
  fields: FIND_FIELDS,
  run(request, server) {
    const name = collectionName(request)
    const { body, database } = request
    const selection = selectionOf(body, server.now())
    compileFilter(selection.filter, { variables: selection.variables })
    if (selection.sort) parseSort(selection.sort)
    const collection = server.store.find(database, name)
    const rows = collection ? rowsOf(server, collection, selection, body) : rowsOfNothing(body)
    const namespace = `${database}.${name}`
    const size = numberField(body, 'batchSize') ?? FIRST_BATCH
    const batch = server.cursors.start(namespace, rows, size, flag(body, 'singleBatch'))
    return { batch: { field: 'firstBatch', namespace, batch } }
  }
}

/** Where nothing is computed, bytes go out as they are stored. */
function projected(found: Found, project: Projection, variables: Selection['variables']): Buffer {
  const { fields, picks } = project
  if (picks) return pickPaths(found.bytes, picks.paths, picks.keeps)
  return encode(project.of(found.part(fields), variables, found.position))
}

function rowsOfNothing(body: Document): Iterable<Buffer> {
  compileProjection(documentField(body, 'projection'))
  return []
}

function rowsOf(
  server: Server,
  collection: Collection,
  selection: Selection,
  body: Document
): Iterable<Buffer> {
  const project = compileProjection(documentField(body, 'projection'))
  const skip = numberField(body, 'skip') ?? 0
  return (function* () {
    let seen = 0
    for (const found of select(server, collection, selection)) {
      if (seen++ < skip) continue
      yield project ? projected(found, project, selection.variables) : found.bytes
    }
  })()
}
