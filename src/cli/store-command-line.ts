import { once } from 'node:events'
import { readConfig } from '../config.ts'
import type { Command } from './command.ts'
import { storeCommands } from './store/index.ts'

/** The commands about the store, as `candide store NAME`. */
export const storeCommandLine: readonly Command[] = Object.entries(storeCommands).map(
  ([name, command]) => ({
    name: `store ${name}`,
    usage: command.usage,
    summary: command.summary,
    run: (args, { say, progress }, env) => {
      const { dataFolder, mongodbUri } = readConfig(env)
      return command.run(args, { dataFolder, mongodbUri, say, progress, untilStopped })
    }
  })
)

async function untilStopped(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
}
