import { Int32, Long } from 'bson'
import { CommandError } from '../errors.ts'
import type { PipelineContext } from '../aggregation/stages/stage.ts'
import { compilePipeline, stageOf } from '../aggregation/pipeline.ts'
import { parseCollation } from '../query/collation.ts'
import { checkSize } from '../storage/collection.ts'
import { encode } from '../values/codec.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, type Document, type Value } from '../values/types.ts'
import { collectionStats } from './collection-stats.ts'
import { deadlineOf, documentField, numberField, type Command, type Server } from './command.ts'
import { FIRST_BATCH } from './find.ts'
import { isOutput, writeOutput } from './aggregate-output.ts'
import { sourceName } from './source-name.ts'
import { countedRows, countingStage, coveredCount } from './covered-count.ts'
import { select, type Selection } from './statements.ts'
import { variablesOf } from './variables.ts'

export const AGGREGATE_FIELDS = [
  'pipeline',
  'cursor',
  'explain',
  'allowDiskUse',
  'bypassDocumentValidation',
  'collation',
  'hint',
  'let'
]

/** What a pipeline begins with is looked for like a find; the rest works on what was found. */
export interface Split {
  selection: Selection
  rest: Value[]
}

export function splitPipeline(body: Document, now: Date): Split {
  const stages = Array.isArray(body.pipeline) ? [...body.pipeline] : []
  const clauses: Value[] = []
  for (let stage = stages[0]; isDocument(stage) && isDocument(stage.$match); stage = stages[0]) {
    clauses.push(stage.$match)
    stages.shift()
  }
  const sort = isDocument(stages[0]) ? stages[0].$sort : undefined
  // The stage itself says what is wrong with a sort that cannot be used.
  const sorted = isDocument(sort) && Object.keys(sort).length > 0
  if (sorted) stages.shift()
  const most = isDocument(stages[0]) ? stages[0].$limit : undefined
  return {
    selection: {
      filter:
        clauses.length === 1
          ? (clauses[0] as Document)
          : clauses.length === 0
            ? {}
            : { $and: clauses },
      sort: sorted ? sort : undefined,
      // The stage stays where it is: here it only spares looking further.
      limit: isNumber(most) && toDouble(most) > 0 ? toDouble(most) : Infinity,
      hint: body.hint,
      collation: body.collation,
      variables: variablesOf(body.let, now),
      examined: { keys: 0, documents: 0, deadline: deadlineOf(body) }
    },
    rest: stages
  }
}

export const aggregate: Command = {
  fields: AGGREGATE_FIELDS,
  run(request, server) {
    const { body, database } = request
    const pipeline = body.pipeline
    if (!Array.isArray(pipeline))
      throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array")
    if (body.cursor === undefined && body.explain === undefined) {
      throw new CommandError(
        'FailedToParse',
        "The 'cursor' option is required, except for aggregate with the explain argument"
      )
    }
    const name = sourceName(request)
    const last = pipeline.at(-1)
    if (last !== undefined && isOutput(last)) {
      const source = { ...body, pipeline: pipeline.slice(0, -1) }
      return writeOutput(request, server, stageOf(last), () => run(server, database, name, source))
    }
    const rows = run(server, database, name, body)
    const size = numberField(documentField(body, 'cursor'), 'batchSize') ?? FIRST_BATCH
    const namespace = `${database}.${name ?? '$cmd.aggregate'}`
    const batch = server.cursors.start(namespace, encoded(rows), size)
    return { batch: { field: 'firstBatch', namespace, batch } }
  }
}

function* encoded(rows: Iterable<Document>): Generator<Buffer> {
  for (const row of rows) {
    const bytes = encode(row)
    checkSize(bytes)
    yield bytes
  }
}

export function run(
  server: Server,
  database: string,
  name: string | undefined,
  body: Document
): Iterable<Document> {
  const { selection, rest } = splitPipeline(body, server.now())
  const stages = compilePipeline(rest)
  const collection = name === undefined ? undefined : server.store.find(database, name)
  const context: PipelineContext = {
    variables: selection.variables ?? {},
    strings: parseCollation(body.collation),
    *find(from, filter, variables) {
      const other = server.store.find(database, from)
      if (!other) return
      for (const { document } of select(server, other, { filter, variables })) yield document
    },
    describe: (stage, operand) =>
      describe(server, { database, name, lsid: body.lsid }, stage, operand)
  }
  const counting = collection && !selection.sort && countingStage(rest)
  const counted = counting ? coveredCount(server, collection, selection) : undefined
  if (counting && counted !== undefined) return countedRows(counting, counted)
  const input = collection ? documentsOf(server, collection, selection) : []
  return stages(input, context)
}

function* documentsOf(
  server: Server,
  collection: NonNullable<ReturnType<Server['store']['find']>>,
  selection: Selection
): Generator<Document> {
  for (const { document } of select(server, collection, selection)) yield document
}

interface Described {
  database: string
  name: string | undefined
  lsid: Value | undefined
}

function* describe(
  server: Server,
  { database, name, lsid }: Described,
  stage: string,
  operand: Document
): Generator<Document> {
  // One node keeps no list of sessions: the one that asks is the one it knows.
  if (stage === '$listLocalSessions' && isDocument(lsid)) {
    yield { _id: lsid, lastUse: server.now() }
  }
  const collection = name === undefined ? undefined : server.store.find(database, name)
  if (stage === '$collStats' && collection) {
    const count = new Int32(collection.count())
    const row: Document = { ns: collection.namespace, localTime: server.now() }
    if ('storageStats' in operand) row.storageStats = collectionStats(collection)
    if ('count' in operand) row.count = count
    yield row
  }
  if (stage === '$indexStats' && collection) {
    for (const { name: index, source } of collection.info.indexes) {
      yield { name: index, key: source.key as Value, accesses: { ops: Long.ZERO }, spec: source }
    }
  }
}
