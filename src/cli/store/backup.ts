import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  checkFolder,
  copyFolder,
  StoreDamagedError,
  StoreTooNewError
} from '../../database/embedded/index.ts'
import { syncTree } from './sync-tree.ts'
import {
  required,
  StoreFailure,
  UsageError,
  type StoreCommand,
  type StoreSurroundings
} from './command.ts'
import { dataIn, noSocket } from './data-folder.ts'
import { aloneOrJoined, storeFolder } from './running.ts'

export const backup: StoreCommand = {
  usage: 'FOLDER',
  summary: 'copy the store, running or not, and the files that its documents name',
  async run(args, around) {
    if (around.mongodbUri !== undefined)
      throw new UsageError(
        'MONGODB_URI is set: that database has its own backups. See "candide store export".'
      )
    const target = resolve(required(args, 'the folder to make'))
    await mkdir(target, { recursive: true })
    if ((await readdir(target)).length > 0)
      throw new UsageError(`${target} is not empty: a backup is never mixed with another.`)
    try {
      return await copyAndCheck(target, around)
    } catch (error) {
      await rm(target, { recursive: true, force: true })
      if (error instanceof StoreDamagedError || error instanceof StoreTooNewError) throw error
      throw new StoreFailure(
        `No backup was made, and ${target} was removed: ${(error as Error).message}. If the disk is full, free some space there or name another folder, then try again.`,
        { cause: error }
      )
    }
  }
}

async function copyAndCheck(
  target: string,
  { dataFolder, say, progress }: StoreSurroundings
): Promise<number> {
  const copy = join(target, 'store')
  await mkdir(copy)
  // The store first: every file that a document of this copy names is complete on disk by now.
  await aloneOrJoined(dataFolder, () => copyFolder(storeFolder(dataFolder), copy), {
    candideBackup: copy,
    to: copy
  })
  await cp(join(storeFolder(dataFolder), 'format.json'), join(copy, 'format.json'))
  for (const name of await dataIn(dataFolder)) {
    if (name === 'store') continue
    progress?.(name)
    await cp(join(dataFolder, name), join(target, name), { recursive: true, filter: noSocket })
  }
  await syncTree(target)
  progress?.('checking the copy')
  const { problems, documents } = await checkFolder(copy)
  if (problems.length === 0) {
    say(`The backup is in ${target}: ${documents} documents, each checked.`)
    return 0
  }
  for (const problem of problems) say(problem)
  say(
    `The store is damaged, and so is its copy in ${target}. Keep the backups made before it: restore the latest that is whole with "candide store restore FOLDER".`
  )
  return 1
}
