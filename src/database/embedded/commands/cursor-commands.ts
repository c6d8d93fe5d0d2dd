import { Long } from 'bson'
import { CommandError } from '../errors.ts'
import { isNumber, type Value } from '../values/types.ts'
import { numberField, stringField, type Command } from './command.ts'

function cursorId(value: Value | undefined): Long {
  if (value instanceof Long) return value
  if (isNumber(value)) return Long.fromString(value.toString())
  throw new CommandError('TypeMismatch', 'a cursor id must be a long')
}

export const getMore: Command = {
  fields: ['collection', 'batchSize'],
  run(request, server) {
    const { body, database } = request
    const namespace = `${database}.${stringField(request, 'collection')}`
    const size = numberField(body, 'batchSize') ?? Infinity
    const batch = server.cursors.more(
      cursorId(body.getMore),
      namespace,
      size === 0 ? Infinity : size
    )
    return { batch: { field: 'nextBatch', namespace, batch } }
  }
}

export const killCursors: Command = {
  fields: ['cursors'],
  run({ body }, server) {
    const ids = Array.isArray(body.cursors) ? body.cursors.map(cursorId) : []
    const cursorsKilled = ids.filter((id) => server.cursors.kill(id))
    return {
      cursorsKilled,
      cursorsNotFound: ids.filter((id) => !cursorsKilled.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: []
    }
  }
}
