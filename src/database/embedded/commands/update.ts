import { Int32 } from 'bson'
import { failedToParse } from '../errors.ts'
import type { Document, Value } from '../values/types.ts'
import { collectionName, documentField, flag, type Command } from './command.ts'
import { refuseUnknown } from './fields.ts'
import { runUpdate } from './statements.ts'
import { variablesOf } from './variables.ts'
import { runStatements, statementsOf, write } from './writes.ts'

const STATEMENT = [
  'q',
  'u',
  'c',
  'upsert',
  'multi',
  'collation',
  'arrayFilters',
  'hint',
  'sort',
  'upsertSupplied',
  'sampleId'
]

export const update: Command = {
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let', 'stmtId', 'stmtIds'],
  run(request, server) {
    const name = collectionName(request)
    const { body, database } = request
    const statements = statementsOf(request, 'updates')
    return write(request, server, () => {
      const variables = variablesOf(body.let, server.now())
      let n = 0
      let nModified = 0
      const upserted: Document[] = []
      const writeErrors = runStatements(body, statements, ({ document: statement }, index) => {
        refuseUnknown('update.updates', statement, STATEMENT)
        const multi = flag(statement, 'multi')
        if (multi && statement.sort) throw failedToParse('Cannot specify sort with multi=true')
        const result = runUpdate(
          server,
          () => server.store.findOrCreate(database, name),
          server.store.find(database, name),
          {
            filter: documentField(statement, 'q'),
            update: statement.u as Value,
            multi,
            upsert: flag(statement, 'upsert'),
            arrayFilters: statement.arrayFilters,
            sort: statement.sort ? documentField(statement, 'sort') : undefined,
            hint: statement.hint,
            collation: statement.collation,
            variables: { ...variables, ...documentField(statement, 'c') },
            bypassValidation: flag(body, 'bypassDocumentValidation')
          }
        )
        n += result.matched
        nModified += result.modified
        if (result.upserted) {
          n++
          upserted.push({ index: new Int32(index), _id: result.upserted._id })
        }
      })
      const reply: Document = { n: new Int32(n), nModified: new Int32(nModified) }
      if (upserted.length > 0) reply.upserted = upserted
      if (writeErrors.length > 0) reply.writeErrors = writeErrors
      return reply
    })
  }
}
