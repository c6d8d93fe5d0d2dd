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

it.each([
  { a: { $ne: 1 } },
  { a: { $nin: [1] } },
  { a: { $not: { $gt: 1 } } },
  { a: { $exists: false } },
  { a: /x/ },
  { $nor: [{ a: 1 }] },
  { $and: [{ b: 1 }, { a: { $gt: 1, $ne: 5 } }] }
] as Document[])('refuses %j, as MongoDB does', async (partialFilterExpression) => {
  await expect(rows.createIndex({ a: 1 }, { partialFilterExpression })).rejects.toMatchObject({
    code: 67,
    codeName: 'CannotCreateIndex'
  })
})

it('takes what MongoDB takes', async () => {
  const partialFilterExpression = {
    a: { $gt: 1, $lte: 5 },
    b: { $exists: true, $type: 'string' },
    c: { $in: [1, 2] },
    $or: [{ d: 1 }, { $and: [{ e: { $eq: { f: 1 } } }] }]
  }
  await expect(rows.createIndex({ a: 1 }, { partialFilterExpression })).resolves.toBe('a_1')
})
