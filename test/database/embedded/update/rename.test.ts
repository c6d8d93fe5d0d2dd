import { MongoClient, type Collection } from 'mongodb'
import { openTestStore, type TestStore } from '../../../support/store.ts'

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

it('renames a field that holds null, over another too', async () => {
  await rows.insertMany([{ _id: 1, a: null } as never, { _id: 2, a: null, b: 5 } as never])
  await rows.updateMany({}, { $rename: { a: 'b' } })
  expect(await rows.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, b: null },
    { _id: 2, b: null }
  ])
})
