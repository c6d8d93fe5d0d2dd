import { compileFilter } from '../query/filter.ts'
import { collectionName, deadlineOf, documentField, numberField, type Command } from './command.ts'
import { select } from './statements.ts'

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
    let n = 0
    if (Object.keys(filter).length === 0) n = collection.count()
    else {
      const examined = { keys: 0, documents: 0, deadline: deadlineOf(body) }
      const { hint, collation } = body
      for (const _ of select(server, collection, {
        filter,
        hint,
        collation,
        limit: skip + limit,
        examined
      }))
        n++
    }
    return { n: Math.min(Math.max(0, n - skip), limit) }
  }
}
