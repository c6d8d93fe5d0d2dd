import { Decimal128, Double, Int32, Long, ObjectId } from 'bson'
import { MongoClient, type Collection, type Document } from 'mongodb'
import { openTestStore, type TestStore } from '../../support/store.ts'

let store: TestStore
let client: MongoClient
let rows: Collection
beforeAll(async () => {
  store = await openTestStore()
  client = await MongoClient.connect(store.uri)
})
afterAll(async () => {
  await client.close()
  await store.close()
})
let test = 0
beforeEach(() => {
  rows = client.db().collection(`rows${++test}`)
})

async function ids(
  filter: Document,
  sort: Record<string, 1 | -1> = { _id: 1 }
): Promise<unknown[]> {
  return (await rows.find(filter).sort(sort).toArray()).map(({ _id }) => _id as unknown)
}

async function one(
  update: Document | Document[],
  options: Document = {},
  filter: Document = {}
): Promise<Document | null> {
  await rows.updateOne(filter, update, options)
  const found = await rows.findOne({})
  if (found) delete (found as Document)._id
  return found
}

describe('filters', () => {
  it('take null for missing, but not below arrays of plain values', async () => {
    await rows.insertMany([
      { _id: 1, a: null },
      { _id: 2 },
      { _id: 3, a: 1 },
      { _id: 4, a: [] },
      { _id: 5, a: [{ c: 1 }] }
    ] as never)
    expect(await ids({ a: null })).toEqual([1, 2])
    expect(await ids({ 'a.b': null })).toEqual([1, 2, 3, 5])
    expect(await ids({ a: { $exists: false } })).toEqual([2])
    expect(await ids({ a: { $ne: null } })).toEqual([3, 4, 5])
  })

  it('compare within one type, whatever the numeric type', async () => {
    await rows.insertMany([
      { _id: 1, a: new Int32(5) },
      { _id: 2, a: Long.fromNumber(5) },
      { _id: 3, a: new Double(5) },
      { _id: 4, a: Decimal128.fromString('5.0') },
      { _id: 5, a: '5' }
    ] as never)
    expect(await ids({ a: 5 })).toEqual([1, 2, 3, 4])
    expect(await ids({ a: { $gte: 5 } })).toEqual([1, 2, 3, 4])
    expect(await ids({ a: { $type: 'long' } })).toEqual([2])
  })

  it('look for several things in one element with $elemMatch only', async () => {
    await rows.insertMany([
      { _id: 1, a: [{ x: 1, y: 2 }] },
      {
        _id: 2,
        a: [
          { x: 1, y: 0 },
          { x: 0, y: 2 }
        ]
      }
    ] as never)
    expect(await ids({ 'a.x': 1, 'a.y': 2 })).toEqual([1, 2])
    expect(await ids({ a: { $elemMatch: { x: 1, y: 2 } } })).toEqual([1])
  })
})

it('sorts arrays by their least element upwards and their greatest downwards', async () => {
  await rows.insertMany([
    { _id: 1, a: [5, 1] },
    { _id: 2, a: 3 },
    { _id: 3, a: [4] },
    { _id: 4 },
    { _id: 5, a: [] }
  ] as never)
  expect(await ids({}, { a: 1 })).toEqual([5, 4, 1, 2, 3])
  expect(await ids({}, { a: -1 })).toEqual([1, 3, 2, 4, 5])
})

it('sorts and compares names as French does when asked to', async () => {
  await rows.insertMany(
    ['Évron', 'Étampes', 'Zuydcoote', 'eu', 'Dole'].map((name, i) => ({ _id: i, name })) as never
  )
  const sorted = await rows.find().sort({ name: 1 }).collation({ locale: 'fr' }).toArray()
  expect(sorted.map(({ name }) => name as string)).toEqual([
    'Dole',
    'Étampes',
    'eu',
    'Évron',
    'Zuydcoote'
  ])
  expect(
    await rows.countDocuments({ name: 'evron' }, { collation: { locale: 'fr', strength: 1 } })
  ).toBe(1)
})

describe('updates', () => {
  it('keep numeric types, and widen them when they overflow', async () => {
    await rows.insertOne({
      int: new Int32(2147483647),
      double: new Double(1),
      long: Long.fromNumber(1),
      decimal: Decimal128.fromString('0.10')
    })
    await rows.updateOne(
      {},
      { $inc: { int: 1, double: 1, long: 1, decimal: Decimal128.fromString('0.20') } }
    )
    const found = await rows.findOne({}, { promoteValues: false })
    expect(found?.int).toMatchObject({ _bsontype: 'Long' })
    expect(found?.double).toMatchObject({ _bsontype: 'Double', value: 2 })
    expect(found?.long).toMatchObject({ _bsontype: 'Long' })
    expect(String(found?.decimal)).toBe('0.30')
  })

  it('change array elements by position, by all and by filter', async () => {
    await rows.insertOne({ a: [1, 5, 8] })
    expect(await one({ $set: { 'a.$': 6 } }, {}, { a: 5 })).toEqual({ a: [1, 6, 8] })
    expect(await one({ $inc: { 'a.$[]': 1 } })).toEqual({ a: [2, 7, 9] })
    expect(await one({ $set: { 'a.$[big]': 0 } }, { arrayFilters: [{ big: { $gt: 6 } }] })).toEqual(
      { a: [2, 0, 0] }
    )
    expect(await one({ $push: { a: { $each: [7, 3], $sort: 1, $slice: -3 } } })).toEqual({
      a: [2, 3, 7]
    })
    expect(await one({ $pull: { a: { $lt: 3 } } })).toEqual({ a: [3, 7] })
    expect(await one({ $unset: { 'a.0': '' } })).toEqual({ a: [null, 7] })
    expect(await one({ $addToSet: { a: 7 } })).toEqual({ a: [null, 7] })
  })

  it('rename, take the least, and set on insert only', async () => {
    await rows.updateOne(
      { kind: 'x', n: { $gt: 3 } },
      { $setOnInsert: { a: 1 }, $min: { m: 4 } },
      { upsert: true }
    )
    expect(await one({ $rename: { a: 'Z', m: 'b.m' }, $setOnInsert: { never: 1 } })).toEqual({
      kind: 'x',
      Z: 1,
      b: { m: 4 }
    })
  })

  it('refuse what MongoDB refuses, with its codes', async () => {
    await rows.insertOne({ a: 'text', list: [1] })
    const refused = async (update: Document, code: number) => {
      await expect(rows.updateOne({}, update)).rejects.toMatchObject({ code })
    }
    await refused({ $inc: { a: 1 } }, 14)
    await refused({ $set: { _id: new ObjectId() } }, 66)
    await refused({ $set: { x: 1, 'x.y': 2 } }, 40)
    await refused({ $set: { 'a.b': 1 } }, 28)
    await refused({ $push: { a: 1 } }, 2)
    await refused({ $wat: { a: 1 } }, 9)
    expect(await rows.findOne({}, { projection: { _id: 0 } })).toEqual({ a: 'text', list: [1] })
  })
})

describe('what is not supported', () => {
  it.each([
    ['a text index', { createIndexes: 'x', indexes: [{ key: { a: 'text' }, name: 't' }] }, 67],
    [
      'a geographic index',
      { createIndexes: 'x', indexes: [{ key: { a: '2dsphere' }, name: 'g' }] },
      67
    ],
    ['a change stream', { aggregate: 'x', pipeline: [{ $changeStream: {} }], cursor: {} }, 40573],
    ['server-side JavaScript', { find: 'x', filter: { $where: 'true' } }, 238],
    ['an unknown stage', { aggregate: 'x', pipeline: [{ $wat: {} }], cursor: {} }, 40324],
    ['an unknown operator', { find: 'x', filter: { a: { $wat: 1 } } }, 2],
    ['a size, which is of capped collections', { create: 'y', size: 1000 }, 238],
    ['documents that expire with no index', { create: 'y', expireAfterSeconds: 60 }, 238],
    ['an unknown option', { find: 'x', wat: 1 }, 40415],
    ['an unknown command', { wat: 1 }, 59]
  ])('%s is refused by name', async (_, command, code) => {
    await expect(client.db().command(command as Document)).rejects.toMatchObject({ code })
  })

  it('a transaction is refused by name', async () => {
    const session = client.startSession()
    session.startTransaction()
    await expect(rows.insertOne({ a: 1 }, { session })).rejects.toMatchObject({ code: 263 })
    await session.endSession()
  })
})

it('gives up after the time that a command may take', async () => {
  await rows.insertMany(Array.from({ length: 3000 }, (_, n) => ({ n, text: 'x'.repeat(200) })))
  await expect(
    rows
      .find({ $expr: { $gt: [{ $strLenCP: '$text' }, 500] } })
      .maxTimeMS(1)
      .toArray()
  ).rejects.toMatchObject({ code: 50 })
})

it('refuses what a validator does not allow, unless told to pass it', async () => {
  const strict = await client
    .db()
    .createCollection(`strict${test}`, { validator: { n: { $gte: 0 } } })
  await expect(strict.insertOne({ n: -1 })).rejects.toMatchObject({ code: 121 })
  await strict.insertOne({ n: -1 }, { bypassDocumentValidation: true })
  expect(await strict.countDocuments()).toBe(1)
})
