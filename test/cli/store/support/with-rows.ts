import { join } from 'node:path'
import { MongoClient, type Collection } from 'mongodb'
import { startEmbeddedStore } from '../../../../src/database/embedded/index.ts'

/** Works on one collection of the store of a data folder, which is closed again before a command looks at it. */
export async function withRowsOf<T>(
  dataFolder: string,
  work: (rows: Collection) => Promise<T>
): Promise<T> {
  const store = await startEmbeddedStore({ folder: join(dataFolder, 'store') })
  const client = await MongoClient.connect(store.uri)
  try {
    return await work(client.db().collection('rows'))
  } finally {
    await client.close()
    await store.close()
  }
}
