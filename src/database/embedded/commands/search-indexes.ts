import { searchRefusal } from '../aggregation/pipeline.ts'
import type { Command } from './command.ts'

function refused(name: string): Command {
  return {
    fields: 'any',
    run() {
      throw searchRefusal(name)
    }
  }
}

export const searchIndexes: Record<string, Command> = {
  createsearchindexes: refused('createSearchIndexes'),
  dropsearchindex: refused('dropSearchIndex'),
  updatesearchindex: refused('updateSearchIndex')
}
