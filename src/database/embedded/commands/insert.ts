import { Int32 } from 'bson'
import type { Document } from '../values/types.ts'
import { collectionName, flag, type Command } from './command.ts'
import { validate } from './statements.ts'
import { checkForStorage } from './storable.ts'
import { runStatements, statementsOf, write } from './writes.ts'

export const insert: Command = {
  fields: ['documents', 'ordered', 'bypassDocumentValidation', 'stmtId', 'stmtIds'],
  run(request, server) {
    const name = collectionName(request)
    const { body, database } = request
    const statements = statementsOf(request, 'documents')
    return write(request, server, () => {
      const collection = server.store.findOrCreate(database, name)
      let n = 0
      const writeErrors = runStatements(body, statements, ({ document, bytes }) => {
        checkForStorage(document)
        validate(collection, document, flag(body, 'bypassDocumentValidation'))
        collection.insert(document, bytes)
        n++
      })
      const reply: Document = { n: new Int32(n) }
      if (writeErrors.length > 0) reply.writeErrors = writeErrors
      return reply
    })
  }
}
