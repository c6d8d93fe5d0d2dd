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

describe('$out', () => {
  let target: Collection
  const held = () => target.find({}, { projection: { _id: 0 } }).toArray()
  beforeEach(async () => {
    target = await client.db().createCollection('target', { validator: { x: { $gt: 0 } } })
    await target.createIndex({ x: 1 }, { unique: true })
    await target.insertMany([{ x: 7 }, { x: 8 }])
    await rows.deleteMany({})
  })
  afterEach(() => target.drop())

  it('replaces all that the target holds, under the indexes that it has', async () => {
    await rows.insertMany([{ x: 8 }, { x: 9 }])
    await rows.aggregate([{ $sort: { x: 1 } }, { $out: 'target' }]).toArray()
    expect(await held()).toEqual([{ x: 8 }, { x: 9 }])
    expect(await target.countDocuments({ x: 9 })).toBe(1)
    await expect(target.insertOne({ x: 9 })).rejects.toMatchObject({ code: 11000 })
  })

  it.each([
    ['two documents have one key', [{ x: 1 }, { x: 1 }], 11000],
    ['a document is not valid', [{ x: 1 }, { x: -1 }], 121]
  ])('leaves the target as it was when %s', async (_, given, code) => {
    await rows.insertMany(given)
    const written = rows.aggregate([{ $sort: { x: -1 } }, { $out: 'target' }]).toArray()
    await expect(written).rejects.toMatchObject({ code })
    expect(await held()).toEqual([{ x: 7 }, { x: 8 }])
    const aside = { name: /^tmp\./ }
    expect(await client.db().listCollections(aside).toArray()).toEqual([])
  })

  it('makes no target when it is refused', async () => {
    await rows.insertMany([{ x: 1 }, { x: 2 }])
    const written = rows.aggregate([{ $set: { _id: 1 } }, { $out: 'fresh' }]).toArray()
    await expect(written).rejects.toMatchObject({ code: 11000 })
    expect(await client.db().listCollections({ name: 'fresh' }).toArray()).toEqual([])
  })
})
