import type { Collection } from 'mongodb'
import { rowsInStore } from '../support/rows-in-store.ts'

const at = rowsInStore()

describe('$out', () => {
  let target: Collection
  const held = () => target.find({}, { projection: { _id: 0 } }).toArray()
  beforeEach(async () => {
    target = await at.client.db().createCollection('target', { validator: { x: { $gt: 0 } } })
    await target.createIndex({ x: 1 }, { unique: true })
    await target.insertMany([{ x: 7 }, { x: 8 }])
    await at.rows.deleteMany({})
  })
  afterEach(() => target.drop())

  it('replaces all that the target holds, under the indexes that it has', async () => {
    await at.rows.insertMany([{ x: 8 }, { x: 9 }])
    await at.rows.aggregate([{ $sort: { x: 1 } }, { $out: 'target' }]).toArray()
    expect(await held()).toEqual([{ x: 8 }, { x: 9 }])
    expect(await target.countDocuments({ x: 9 })).toBe(1)
    await expect(target.insertOne({ x: 9 })).rejects.toMatchObject({ code: 11000 })
  })

  it.each([
    ['two documents have one key', [{ x: 1 }, { x: 1 }], 11000],
    ['a document is not valid', [{ x: 1 }, { x: -1 }], 121]
  ])('leaves the target as it was when %s', async (_, given, code) => {
    await at.rows.insertMany(given)
    const written = at.rows.aggregate([{ $sort: { x: -1 } }, { $out: 'target' }]).toArray()
    await expect(written).rejects.toMatchObject({ code })
    expect(await held()).toEqual([{ x: 7 }, { x: 8 }])
    const aside = { name: /^tmp\./ }
    expect(await at.client.db().listCollections(aside).toArray()).toEqual([])
  })

  it('makes no target when it is refused', async () => {
    await at.rows.insertMany([{ x: 1 }, { x: 2 }])
    const written = at.rows.aggregate([{ $set: { _id: 1 } }, { $out: 'fresh' }]).toArray()
    await expect(written).rejects.toMatchObject({ code: 11000 })
    expect(await at.client.db().listCollections({ name: 'fresh' }).toArray()).toEqual([])
  })
})
