import { MinKey, MongoClient, type Collection, type Document } from 'mongodb'
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

beforeEach(async () => {
  await rows.drop()
  await rows.insertMany([{ a: 'n' }, { a: null }, {}, { a: NaN }, { a: 3 }, { a: 8 }] as Document[])
})

/** By a scan, then as the planner chooses. */
async function found(filter: Document): Promise<[number, number]> {
  const seen = await rows.find(filter, { hint: { $natural: 1 } }).toArray()
  return [seen.length, (await rows.find(filter).toArray()).length]
}

it.each([
  [{ $gt: 5 }, { $gt: 'm' }, 1],
  [{ $gt: 5 }, { $gte: 6 }, 1],
  [{ $lt: 5 }, { $lte: null }, 2],
  [{ $lt: 5 }, { $lte: NaN }, 1],
  [{ $lt: 5 }, { $lt: 4 }, 1],
  [{ $gt: new MinKey() }, { $gte: null }, 2]
])('an index of %j finds all of %j', async (partial, a, expected) => {
  await rows.createIndex({ a: 1 }, { partialFilterExpression: { a: partial } })
  expect(await found({ a })).toEqual([expected, expected])
})
