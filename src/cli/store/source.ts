import type { MongoClient } from 'mongodb'
import {
  FolderInUseError,
  socketPath,
  socketUri,
  startEmbeddedStore
} from '../../database/embedded/index.ts'
import type { StoreSurroundings } from './command.ts'
import { storeFolder, withClient } from './running.ts'

/** Connects to the installation's database, whichever it is; its folder is opened unless it is served. */
export async function withDatabase<T>(
  { dataFolder, mongodbUri }: StoreSurroundings,
  work: (client: MongoClient) => Promise<T>
): Promise<T> {
  if (mongodbUri !== undefined) return withClient(mongodbUri, work)
  const folder = storeFolder(dataFolder)
  try {
    const store = await startEmbeddedStore({ folder })
    try {
      return await withClient(store.uri, work)
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error
    return withClient(socketUri(socketPath(folder), 'candide'), work)
  }
}
