import { randomUUID } from 'node:crypto'
import { UUID } from 'bson'
import { CommandError } from '../errors.ts'
import type { Command } from './command.ts'

function transactionEnd(name: string): Command {
  return {
    fields: ['recoveryToken'],
    run() {
      throw new CommandError(
        'NoSuchTransaction',
        `${name}: multi-document transactions are not supported by the embedded store`
      )
    }
  }
}

const acknowledged: Command = { fields: [], run: () => ({}) }

export const sessions: Record<string, Command> = {
  startsession: {
    fields: [],
    run: () => ({ id: { id: new UUID(randomUUID()) }, timeoutMinutes: 30 })
  },
  endsessions: acknowledged,
  refreshsessions: acknowledged,
  killsessions: acknowledged,
  committransaction: transactionEnd('commitTransaction'),
  aborttransaction: transactionEnd('abortTransaction')
}
