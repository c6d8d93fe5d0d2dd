import { MongoClient, MongoServerError, MongoServerSelectionError, type Document } from 'mongodb'
import { join } from 'node:path'
import { addressOf, FolderInUseError } from '../../database/embedded/index.ts'
import { StoreFailure } from './command.ts'

/** The store's own folder in the data folder. */
export function storeFolder(dataFolder: string): string {
  return join(dataFolder, 'store')
}

/**
 * Does a work on the folder itself, or asks the process that serves it.
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
    return joined(dataFolder, error, 'admin', (client) => client.db('admin').command(ask))
  }
}

/**
 * Asks the process that holds the folder, since it could not be opened.
 * @param refusal why it could not; thrown again unless somebody serves it
 */
export async function joined<T>(
  dataFolder: string,
  refusal: unknown,
  database: string,
  work: (client: MongoClient) => Promise<T>
): Promise<T> {
  if (!(refusal instanceof FolderInUseError)) throw refusal
  let uri: string
  try {
    uri = addressOf(storeFolder(dataFolder), database)
  } catch {
    throw refusal
  }
  return withClient(uri, work)
}

/** @throws StoreFailure when the server cannot be reached, or refuses */
export async function withClient<T>(
  uri: string,
  work: (client: MongoClient) => Promise<T>
): Promise<T> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000, promoteValues: false })
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    if (error instanceof MongoServerSelectionError)
      throw new StoreFailure(`The database cannot be reached: ${error.message}`, { cause: error })
    if (error instanceof MongoServerError) throw new StoreFailure(error.message, { cause: error })
    throw error
  } finally {
    await client.close()
  }
}
