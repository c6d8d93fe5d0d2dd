import { promisify } from 'node:util'
import session from 'express-session'
import MongoStore from 'connect-mongo'
import { MongoClient } from 'mongodb'
import mongoose, { Schema } from 'mongoose'
import { openTestStore, type TestStore } from '../../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const schema = new Schema({
  code: { type: String, unique: true },
  v: Number,
  states: [String],
  timers: [{ id: String, dueAt: Date, seq: Number, _id: false }],
  subject: { name: String, population: Number }
})
schema.index({ 'timers.dueAt': 1 })
const Dossier = mongoose.model('Dossier', schema)

describe('mongoose on the embedded store', () => {
  beforeAll(() => Dossier.init())
  beforeEach(() => Dossier.deleteMany({}))

  it('gives back what was saved, in order of saving', async () => {
    await Dossier.create(
      [
        { code: 'B', v: 1 },
        { code: 'A', v: 2 }
      ],
      { ordered: true }
    )
    expect((await Dossier.find().lean()).map(({ code }) => code)).toEqual(['B', 'A'])
  })

  it('refuses a duplicate of a unique field with code 11000, key and value', async () => {
    await Dossier.create({ code: 'A' })
    await expect(Dossier.create({ code: 'A' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { code: 1 },
      keyValue: { code: 'A' }
    })
  })

  it('lets only the first of two compare-and-sets win', async () => {
    const { _id } = await Dossier.create({ code: 'A', v: 1 })
    const move = (state: string) =>
      Dossier.findOneAndUpdate(
        { _id, v: 1 },
        { $push: { states: state }, $inc: { v: 1 } },
        { returnDocument: 'after' }
      ).lean()
    const results = await Promise.all([move('x'), move('y'), move('z')])
    expect(results.filter(Boolean)).toHaveLength(1)
    expect(await Dossier.findById(_id).lean()).toMatchObject({ v: 2 })
  })

  it('updates array elements by filters, position and condition', async () => {
    await Dossier.create({
      code: 'A',
      timers: [
        { id: 'a', seq: 1 },
        { id: 'b', seq: 2 }
      ]
    })
    await Dossier.updateOne(
      { code: 'A' },
      { $set: { 'timers.$[t].seq': 9 } },
      { arrayFilters: [{ 't.id': 'b' }] }
    )
    await Dossier.updateOne({ 'timers.id': 'a' }, { $inc: { 'timers.$.seq': 4 } })
    await Dossier.updateOne({ code: 'A' }, { $push: { timers: { id: 'c', seq: 3 } } })
    await Dossier.updateOne({ code: 'A' }, { $pull: { timers: { id: 'b' } } })
    const { timers } = await Dossier.findOne({ code: 'A' }).lean().orFail()
    expect(timers).toEqual([
      { id: 'a', seq: 5 },
      { id: 'c', seq: 3 }
    ])
  })

  it('counts, groups, joins and pages', async () => {
    await Dossier.create(
      [1, 2, 3, 4].map((n) => ({ code: `C${n}`, v: n % 2, subject: { population: n * 10 } }))
    )
    expect(await Dossier.countDocuments({ v: 1 })).toBe(2)
    expect(await Dossier.distinct('v')).toEqual([1, 0])
    const [page] = await Dossier.aggregate([
      { $match: { v: { $gte: 0 } } },
      {
        $facet: {
          totals: [
            { $group: { _id: '$v', people: { $sum: '$subject.population' }, n: { $sum: 1 } } },
            { $sort: { _id: 1 } }
          ],
          rows: [{ $sort: { code: -1 } }, { $limit: 2 }, { $project: { _id: 0, code: 1 } }],
          count: [{ $count: 'n' }]
        }
      }
    ])
    expect(page).toEqual({
      totals: [
        { _id: 0, people: 60, n: 2 },
        { _id: 1, people: 40, n: 2 }
      ],
      rows: [{ code: 'C4' }, { code: 'C3' }],
      count: [{ n: 4 }]
    })
    const joined = await Dossier.aggregate([
      { $match: { code: 'C1' } },
      { $lookup: { from: 'dossiers', localField: 'v', foreignField: 'v', as: 'alike' } },
      { $unwind: '$alike' },
      { $project: { _id: 0, code: '$alike.code' } }
    ])
    expect(joined).toEqual([{ code: 'C1' }, { code: 'C3' }])
  })

  it('writes many things in one call', async () => {
    const result = await Dossier.bulkWrite([
      { insertOne: { document: { code: 'A', v: 1 } } },
      { updateOne: { filter: { code: 'B' }, update: { $set: { v: 2 } }, upsert: true } },
      { deleteOne: { filter: { code: 'A' } } }
    ])
    expect(result).toMatchObject({ insertedCount: 1, upsertedCount: 1, deletedCount: 1 })
    expect(await Dossier.countDocuments()).toBe(1)
  })
})

it('keeps sessions of express-session through connect-mongo', async () => {
  const client = await MongoClient.connect(store.uri)
  const sessions = MongoStore.create({ client, dbName: 'sessions' })
  const data = { cookie: new session.Cookie(), visits: 3 }
  await promisify(sessions.set.bind(sessions))('one', data as never)
  const found = await promisify(sessions.get.bind(sessions))('one')
  expect(found).toMatchObject({ visits: 3 })
  const indexes = await client.db('sessions').collection('sessions').indexes()
  expect(indexes).toContainEqual(
    expect.objectContaining({ key: { expires: 1 }, expireAfterSeconds: 0 })
  )
  await client.close()
})

it('keeps files of GridFS', async () => {
  const bucket = new mongoose.mongo.GridFSBucket(mongoose.connection.db as never, {
    chunkSizeBytes: 1000
  })
  const content = Buffer.alloc(12_345, 7)
  const upload = bucket.openUploadStream('letter.pdf')
  await new Promise((resolve, reject) => {
    upload.on('finish', resolve).on('error', reject).end(content)
  })
  const parts: Buffer[] = []
  for await (const part of bucket.openDownloadStream(upload.id)) parts.push(part as Buffer)
  expect(Buffer.concat(parts)).toEqual(content)
})
