import { BSONRegExp, MongoClient, type Collection } from 'mongodb'
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

it('searches an index by a pattern as the options beside it say', async () => {
  await rows.createIndex({ name: 1 })
  await rows.insertMany([{ name: 'ABCD' }, { name: 'abcd' }])
  const count = async ($regex: RegExp | BSONRegExp, $options: string) =>
    (await rows.find({ name: { $regex, $options } }).toArray()).length
  expect(await count(/^abc/, 'i')).toBe(2)
  // The pattern's own options do not count then.
  expect(await count(new BSONRegExp('^abc', 'i'), '')).toBe(1)
})
