import { cp, mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { copyFolder } from '../../database/embedded/index.ts'
import { syncTree } from './sync-tree.ts'
import { required, UsageError, type StoreCommand } from './command.ts'
import { aloneOrJoined, storeFolder } from './running.ts'

export const backup: StoreCommand = {
  usage: 'FOLDER',
  summary: 'copy the store, running or not, and the files that its documents name',
  async run(args, { dataFolder, mongodbUri, say, progress }) {
    if (mongodbUri !== undefined)
      throw new UsageError(
        'MONGODB_URI is set: that database has its own backups. See "candide store export".'
      )
    const target = resolve(required(args, 'the folder to make'))
    await mkdir(target, { recursive: true })
    if ((await readdir(target)).length > 0)
      throw new UsageError(`${target} is not empty: a backup is never mixed with another.`)
    const copy = join(target, 'store')
    await mkdir(copy)
    // The store first: every file that a document of this copy names is complete on disk by now.
    await aloneOrJoined(dataFolder, () => copyFolder(storeFolder(dataFolder), copy), {
      candideBackup: copy,
      to: copy
    })
    await cp(join(storeFolder(dataFolder), 'format.json'), join(copy, 'format.json'))
    for (const { name } of await readdir(dataFolder, { withFileTypes: true })) {
      if (name === 'store') continue
      progress?.(name)
      await cp(join(dataFolder, name), join(target, name), {
        recursive: true,
        filter: (path) => !path.endsWith('.sock')
      })
    }
    await syncTree(target)
    say(`The backup is in ${target}.`)
    return 0
  }
}
