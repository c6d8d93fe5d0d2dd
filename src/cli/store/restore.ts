import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkFolder, StoreDamagedError, type CheckResult } from '../../database/embedded/index.ts'
import { required, UsageError, type StoreCommand } from './command.ts'
import { dataIn, INCOMING, noSocket } from './data-folder.ts'
import { putInPlace } from './put-in-place.ts'
import { storeFolder } from './running.ts'
import { syncTree } from './sync-tree.ts'

export const restore: StoreCommand = {
  usage: 'FOLDER',
  summary: 'put a backup in the place of the data folder; what was there is kept aside',
  async run(args, { dataFolder, say }) {
    const source = resolve(required(args, 'the folder of the backup'))
    if (!existsSync(join(source, 'store', 'data.mdb')))
      throw new UsageError(`${source} is no backup of Candide.`)
    await mkdir(dataFolder, { recursive: true })
    const incoming = await mkdtemp(join(dataFolder, INCOMING))
    try {
      for (const name of await dataIn(source))
        await cp(join(source, name), join(incoming, name), { recursive: true, filter: noSocket })
      const problems = await problemsOf(join(incoming, 'store'))
      if (problems.length > 0) {
        for (const problem of problems) say(problem)
        say(`The backup ${source} is damaged: nothing was changed. Try an earlier one.`)
        return 1
      }
      if (existsSync(storeFolder(dataFolder))) await refuseIfHeld(dataFolder)
      await syncTree(incoming)
      const aside = await putInPlace(incoming, dataFolder)
      await syncTree(dataFolder)
      say(
        `Restored from ${source}.${aside === undefined ? '' : ` What was there before is in ${aside}.`}`
      )
      return 0
    } finally {
      await rm(incoming, { recursive: true, force: true })
    }
  }
}

async function problemsOf(store: string): Promise<string[]> {
  try {
    const { problems }: CheckResult = await checkFolder(store)
    return problems
  } catch (error) {
    if (!(error instanceof StoreDamagedError)) throw error
    return [error.what]
  }
}

/** A damaged store may be replaced; one that somebody holds may not. */
async function refuseIfHeld(dataFolder: string): Promise<void> {
  try {
    await checkFolder(storeFolder(dataFolder))
  } catch (error) {
    if (error instanceof StoreDamagedError) return
    throw error
  }
}
