import { Long } from 'bson'
import { MongoClient, type Collection } from 'mongodb'
import { openTestStore, type TestStore } from '../../../support/store.ts'

interface Row {
  _id: number
  a: string | number
  b: number
  n: number
}

let store: TestStore
let client: MongoClient
let rows: Collection<Row>
beforeAll(async () => {
  store = await openTestStore()
  client = await MongoClient.connect(store.uri)
  rows = client.db().collection<Row>('rows')
  await rows.createIndex({ a: 1, b: 1 })
  await rows.insertMany([
    { _id: 1, a: 'b', b: 1, n: 0 },
    { _id: 2, a: 'a', b: 2, n: 0 },
    { _id: 3, a: 1, b: 3, n: 0 }
  ])
})
afterAll(async () => {
  await client.close()
  await store.close()
})

const ids = (found: Row[]) => found.map(({ _id }) => _id)

// The next field of the index is left free.
describe('values listed for the first field of an index of two', () => {
  it.each([
    [1, [2, 1]],
    [-1, [1, 2]]
  ] as const)('are walked in the order of the index (%d)', async (direction, expected) => {
    const found = rows.find({ a: { $in: ['b', 'a'] } }).sort({ a: direction })
    expect(ids(await found.toArray())).toEqual(expected)
  })

  it('find a document once when they are listed twice, whatever their type', async () => {
    expect(ids(await rows.find({ a: { $in: ['a', 'a'] } }).toArray())).toEqual([2])
    const equal = [1, Long.fromNumber(1)] as number[]
    expect(ids(await rows.find({ a: { $in: equal } }).toArray())).toEqual([3])
    expect(await rows.countDocuments({ a: { $in: equal } })).toBe(1)
  })

  it('update a document once when they are listed twice', async () => {
    const { matchedCount } = await rows.updateMany({ a: { $in: ['a', 'a'] } }, { $inc: { n: 1 } })
    expect(matchedCount).toBe(1)
    expect(await rows.findOne({ _id: 2 })).toMatchObject({ n: 1 })
  })
})
