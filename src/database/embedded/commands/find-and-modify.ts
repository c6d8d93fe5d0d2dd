import { Int32 } from 'bson'
import { failedToParse } from '../errors.ts'
import { compileProjection } from '../query/projection.ts'
import { documentElement, documentOf } from '../values/bson-bytes.ts'
import { encode } from '../values/codec.ts'
import type { Document, Value } from '../values/types.ts'
import { collectionName, documentField, flag, type Command } from './command.ts'
import { runDelete, runUpdate, type Selection } from './statements.ts'
import { variablesOf } from './variables.ts'
import { write } from './writes.ts'

/** What is said of a document that was there, before the document itself as the bytes it is stored in. */
const UPDATED = documentElement(
  'lastErrorObject',
  encode({ n: new Int32(1), updatedExisting: true })
)

export const findAndModify: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'collation',
    'arrayFilters',
    'hint',
    'let',
    'stmtId'
  ],
  run(request, server) {
    const name = collectionName(request)
    const { body, database } = request
    const removing = flag(body, 'remove')
    if (removing && 'update' in body)
      throw failedToParse('Cannot specify both an update and remove=true')
    if (!removing && !('update' in body))
      throw failedToParse('Either an update or remove=true must be specified')
    if (removing && flag(body, 'new'))
      throw failedToParse(
        "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document"
      )
    const project = compileProjection(documentField(body, 'fields'))
    return write(request, server, () => {
      const variables = variablesOf(body.let, server.now())
      const selection: Selection = {
        filter: documentField(body, 'query'),
        sort: body.sort ? documentField(body, 'sort') : undefined,
        hint: body.hint,
        collation: body.collation,
        variables
      }
      const shown = (document: Document | undefined, position?: number) =>
        document === undefined
          ? null
          : project
            ? project.of(document, variables, position)
            : document
      const existing = server.store.find(database, name)
      if (removing) {
        const { last: gone } = runDelete(server, existing, selection, false)
        return {
          lastErrorObject: { n: new Int32(gone ? 1 : 0) },
          value: shown(gone?.document, gone?.position)
        }
      }
      const result = runUpdate(server, () => server.store.findOrCreate(database, name), existing, {
        ...selection,
        update: body.update as Value,
        multi: false,
        upsert: flag(body, 'upsert'),
        arrayFilters: body.arrayFilters,
        bypassValidation: flag(body, 'bypassDocumentValidation')
      })
      if (result.bytes && !project) {
        const shownBytes = flag(body, 'new') ? result.bytes.after : result.bytes.before
        return documentOf([UPDATED, documentElement('value', shownBytes)])
      }
      const lastErrorObject: Document = {
        n: new Int32(result.matched > 0 || result.upserted ? 1 : 0),
        updatedExisting: result.matched > 0
      }
      if (result.upserted) lastErrorObject.upserted = result.upserted._id
      return {
        lastErrorObject,
        value: shown(flag(body, 'new') ? result.after : result.before, result.position)
      }
    })
  }
}
