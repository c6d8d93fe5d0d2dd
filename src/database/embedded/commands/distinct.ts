import { compileFilter } from '../query/filter.ts'
import { valuesAt } from '../query/paths.ts'
import { parseCollation } from '../query/collation.ts'
import { equalValues } from '../values/compare.ts'
import { keyBytes } from '../values/key-bytes.ts'
import type { Value } from '../values/types.ts'
import { collectionName, deadlineOf, documentField, stringField, type Command } from './command.ts'
import { select } from './statements.ts'

export const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  run(request, server) {
    const { body, database } = request
    const name = collectionName(request)
    const path = stringField(request, 'key').split('.')
    const filter = documentField(body, 'query')
    compileFilter(filter)
    const strings = parseCollation(body.collation)
    const collection = server.store.find(database, name)
    if (!collection) return { values: [] }
    const found = new Map<string, Value>()
    const examined = { keys: 0, documents: 0, deadline: deadlineOf(body) }
    const { hint, collation } = body
    for (const { document } of select(server, collection, { filter, hint, collation, examined })) {
      for (const value of valuesAt(document, path)) {
        for (const item of Array.isArray(value) ? value : [value]) {
          if (item !== undefined) found.set(keyBytes(item).toString('latin1'), item)
        }
      }
    }
    const values = [...found.values()]
    return {
      values: strings
        ? values.filter(
            (value, i) => !values.slice(0, i).some((other) => equalValues(value, other, strings))
          )
        : values
    }
  }
}
