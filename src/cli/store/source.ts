import type { MongoClient } from 'mongodb'
import { startEmbeddedStore, type EmbeddedStore } from '../../database/embedded/index.ts'
import type { StoreSurroundings } from './command.ts'
import { joined, storeFolder, withClient } from './running.ts'

/** Connects to the installation's database, whichever it is; its folder is opened unless it is served. */
export async function withDatabase<T>(
  { dataFolder, mongodbUri }: StoreSurroundings,
  work: (client: MongoClient) => Promise<T>
): Promise<T> {
  if (mongodbUri !== undefined) return withClient(mongodbUri, work)
  let store: EmbeddedStore
  try {
    store = await startEmbeddedStore({ folder: storeFolder(dataFolder) })
  } catch (error) {
    return joined(dataFolder, error, 'candide', work)
  }
  try {
    return await withClient(store.uri, work)
  } finally {
    await store.close()
  }
}
