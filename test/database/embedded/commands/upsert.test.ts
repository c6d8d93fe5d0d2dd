import { MongoClient, type Collection, type Document } from 'mongodb'
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

it('begins with what its filter says by equality, and with no pattern', async () => {
  const inserted = async (filter: Document) => {
    await rows.deleteMany({})
    await rows.updateOne(filter, { $set: { x: 1 } }, { upsert: true })
    return rows.findOne({}, { projection: { _id: 0 } })
  }
  expect(await inserted({ name: /^bob$/i })).toEqual({ x: 1 })
  expect(await inserted({ name: { $all: [/^bob$/i] } })).toEqual({ x: 1 })
  expect(await inserted({ name: 'bob', kind: { $all: ['a'] }, n: null })).toEqual({
    name: 'bob',
    kind: 'a',
    n: null,
    x: 1
  })
  // Said to be equal, the pattern is the value itself.
  expect(await inserted({ name: { $eq: /^bob$/i } })).toEqual({ name: /^bob$/i, x: 1 })
})
