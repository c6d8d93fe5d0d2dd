import { Int32 } from 'bson'
import type { Document } from '../values/types.ts'
import { collectionName, documentField, numberField, type Command } from './command.ts'
import { refuseUnknown } from './fields.ts'
import { runDelete } from './statements.ts'
import { variablesOf } from './variables.ts'
import { runStatements, statementsOf, write } from './writes.ts'

const STATEMENT = ['q', 'limit', 'collation', 'hint', 'sampleId']

export const remove: Command = {
  fields: ['deletes', 'ordered', 'let', 'stmtId', 'stmtIds'],
  run(request, server) {
    const name = collectionName(request)
    const { body, database } = request
    const statements = statementsOf(request, 'deletes')
    return write(request, server, () => {
      const variables = variablesOf(body.let, server.now())
      const collection = server.store.find(database, name)
      let n = 0
      const writeErrors = runStatements(body, statements, ({ document: statement }) => {
        refuseUnknown('delete.deletes', statement, STATEMENT)
        const selection = {
          filter: documentField(statement, 'q'),
          hint: statement.hint,
          collation: statement.collation,
          variables
        }
        n += runDelete(server, collection, selection, numberField(statement, 'limit') !== 1).n
      })
      const reply: Document = { n: new Int32(n) }
      if (writeErrors.length > 0) reply.writeErrors = writeErrors
      return reply
    })
  }
}
