import { compileFilter } from '../query/filter.ts'
import { collectionName, deadlineOf, documentField, numberField, type Command } from './command.ts'
import { coveredCount } from './covered-count.ts'
import { countOf, select } from './statements.ts'

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  run(request, server) {
    const { body, database } = request
    const name = collectionName(request)
    const filter = documentField(body, 'query')
    compileFilter(filter)
    const collection = server.store.find(database, name)
    if (!collection) return { n: 0 }
    const skip = numberField(body, 'skip') ?? 0
    const limit = Math.abs(numberField(body, 'limit') ?? 0) || Infinity
    const { hint, collation } = body
    const examined = { keys: 0, documents: 0, deadline: deadlineOf(body) }
    const n =
      Object.keys(filter).length === 0
        ? collection.count()
        : (coveredCount(server, collection, { filter, hint, collation }) ??
          countOf(
            select(server, collection, { filter, hint, collation, limit: skip + limit, examined })
          ))
    return { n: Math.min(Math.max(0, n - skip), limit) }
  }
}
