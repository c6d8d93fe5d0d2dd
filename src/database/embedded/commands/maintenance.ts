import { checkStore } from '../check.ts'
import { stringField, type Command } from './command.ts'

/** What the command line asks of a store that another process serves. */
export const maintenance: Record<string, Command> = {
  candidecheck: {
    fields: [],
    run: (_, { store }) => ({ ...checkStore(store) })
  },
  candidebackup: {
    fields: ['to'],
    async run(request, { store }) {
      await store.engine.copyTo(stringField(request, 'to'))
      return {}
    }
  }
}
