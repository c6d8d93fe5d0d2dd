import { MongoClient, type Collection } from 'mongodb'
import { openTestStore, type TestStore } from '../../../support/store.ts'

/** A store for the tests of a file, and one collection in it; both are there from its first `beforeAll` on. */
export function rowsInStore(): { readonly client: MongoClient; readonly rows: Collection } {
  let store: TestStore
  let client: MongoClient
  let rows: Collection
  beforeAll(async () => {
    store = await openTestStore()
    client = await MongoClient.connect(store.uri)
    rows = client.db().collection('rows')
  })
  afterAll(async () => {
    await client.close()
    await store.close()
  })
  return {
    get client() {
      return client
    },
    get rows() {
      return rows
    }
  }
}
