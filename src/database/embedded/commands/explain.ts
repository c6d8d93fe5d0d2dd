import { CommandError } from '../errors.ts'
import { choosePlan, type IndexPlan, type Plan } from '../planner/plan.ts'
import { parseCollation } from '../query/collation.ts'
import { parseSort } from '../query/sort.ts'
import type { Collection } from '../storage/collection.ts'
import { isDocument, type Document, type Value } from '../values/types.ts'
import { splitPipeline } from './aggregate.ts'
import { documentField, type Command, type Server } from './command.ts'
import { selectionOf } from './find.ts'
import { countOf, select, type Selection } from './statements.ts'

/** Says which index a command would use, and what it costs. Nothing is written. */
export const explain: Command = {
  fields: ['verbosity'],
  run({ body, database }, server) {
    const inner = documentField(body, 'explain')
    const [name] = Object.keys(inner)
    const target = name === undefined ? undefined : inner[name]
    if (name === undefined || typeof target !== 'string') {
      throw new CommandError('FailedToParse', 'explain needs a command on a collection')
    }
    const collection = server.store.find(database, target)
    const selection = selectionFor(name, inner, server.now())
    return explained(server, collection, `${database}.${target}`, selection, body.verbosity)
  }
}

function selectionFor(name: string, body: Document, now: Date): Selection {
  switch (name) {
    case 'find':
      return selectionOf(body, now)
    case 'aggregate':
      return splitPipeline(body, now).selection
    case 'count':
    case 'distinct':
      return { filter: documentField(body, 'query'), hint: body.hint, collation: body.collation }
    case 'findAndModify':
      return {
        filter: documentField(body, 'query'),
        sort: documentField(body, 'sort'),
        hint: body.hint,
        limit: 1
      }
    case 'update':
    case 'delete': {
      const list = body[name === 'update' ? 'updates' : 'deletes']
      const statement = Array.isArray(list) && isDocument(list[0]) ? list[0] : {}
      return {
        filter: documentField(statement, 'q'),
        hint: statement.hint,
        collation: statement.collation
      }
    }
    default:
      throw new CommandError(
        'CommandNotSupported',
        `Explain failed due to unknown command: ${name}`
      )
  }
}

export function explained(
  server: Server,
  collection: Collection | undefined,
  namespace: string,
  selection: Selection,
  verbosity: Value | undefined
): Document {
  const sort = selection.sort ? parseSort(selection.sort) : []
  const { filter, hint, collation } = selection
  const plan: Plan | undefined =
    collection &&
    choosePlan(collection.info, { filter, sort, hint, plainStrings: !parseCollation(collation) })
  const queryPlanner = {
    namespace,
    parsedQuery: filter,
    winningPlan: plan ? shown(plan, filter, selection.sort) : { stage: 'EOF' },
    rejectedPlans: []
  }
  const reply: Record<string, unknown> = {
    explainVersion: '1',
    queryPlanner,
    serverInfo: { host: 'candide', version: '8.0.0' }
  }
  if (verbosity !== 'queryPlanner') {
    const examined = { keys: 0, documents: 0 }
    const start = performance.now()
    const nReturned = collection
      ? countOf(select(server, collection, { ...selection, examined }))
      : 0
    reply.executionStats = {
      executionSuccess: true,
      nReturned,
      executionTimeMillis: Math.round(performance.now() - start),
      totalKeysExamined: examined.keys,
      totalDocsExamined: examined.documents
    }
  }
  return reply as Document
}

function shown(plan: Plan, filter: Document, sort: Document | undefined): Document {
  const found: Document =
    plan.kind === 'collection'
      ? { stage: 'COLLSCAN', filter, direction: plan.reverse ? 'backward' : 'forward' }
      : plan.kind === 'index'
        ? { stage: 'FETCH', filter, inputStage: scan(plan) }
        : {
            stage: 'FETCH',
            filter,
            inputStage: { stage: 'OR', inputStages: plan.branches.map(scan) }
          }
  return plan.sorted || !sort ? found : { stage: 'SORT', sortPattern: sort, inputStage: found }
}

function scan({ index, reverse, bounds }: IndexPlan): Document {
  return {
    stage: 'IXSCAN',
    keyPattern: index.source.key as Value,
    indexName: index.name,
    isMultiKey: index.multikey,
    isUnique: index.unique,
    isSparse: index.sparse,
    isPartial: index.partial !== undefined,
    direction: reverse ? 'backward' : 'forward',
    indexBounds: bounds
  }
}
