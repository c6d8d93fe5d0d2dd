import { MongoClient, type Document } from 'mongodb'
import { join } from 'node:path'
import { FolderInUseError, socketPath, socketUri } from '../../database/embedded/index.ts'

/** The store's own folder in the data folder. */
export function storeFolder(dataFolder: string): string {
  return join(dataFolder, 'store')
}

/**
 * Does a work on the folder itself, or asks the process that holds it through its socket.
 * @param ask the command to send when the folder is in use
 */
export async function aloneOrJoined<T>(
  dataFolder: string,
  alone: () => Promise<T>,
  ask: Document
): Promise<T | Document> {
  try {
    return await alone()
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error
    return withClient(socketUri(socketPath(storeFolder(dataFolder)), 'admin'), (client) =>
      client.db('admin').command(ask)
    )
  }
}

export async function withClient<T>(
  uri: string,
  work: (client: MongoClient) => Promise<T>
): Promise<T> {
  const client = await MongoClient.connect(uri, {
    serverSelectionTimeoutMS: 5000,
    promoteValues: false
  })
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}
