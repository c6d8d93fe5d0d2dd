import { checkFolder, StoreDamagedError, type CheckResult } from '../../database/embedded/index.ts'
import type { StoreCommand } from './command.ts'
import { aloneOrJoined, storeFolder } from './running.ts'

export const check: StoreCommand = {
  usage: '',
  summary: 'verify every document and every index, and say what is wrong',
  async run(_, { dataFolder, say }) {
    try {
      const result = (await aloneOrJoined(dataFolder, () => checkFolder(storeFolder(dataFolder)), {
        candideCheck: 1
      })) as CheckResult
      for (const problem of result.problems) say(problem)
      say(
        `${Number(result.documents)} documents and ${Number(result.entries)} index entries in ${Number(result.collections)} collections: ${result.problems.length === 0 ? 'all is well' : 'damaged'}`
      )
      return result.problems.length === 0 ? 0 : 1
    } catch (error) {
      if (!(error instanceof StoreDamagedError)) throw error
      say(error.message)
      return 1
    }
  }
}
