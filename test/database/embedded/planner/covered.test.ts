import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decimal128, Double, Long, MongoClient, type Collection } from 'mongodb'
import { startEmbeddedStore, type EmbeddedStore } from '../../../../src/database/embedded/index.ts'

let folder: string
let store: EmbeddedStore
let client: MongoClient
let rows: Collection<Row>

interface Row {
  _id: number
  call: string
  stage?: string | null
  late: boolean | string
  at: Date | null
  tags: string[]
  long: string
  size?: unknown
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-covered-'))
  store = await startEmbeddedStore({ folder })
  client = await MongoClient.connect(store.uri)
  rows = client.db().collection<Row>('rows')
  await rows.createIndex({ call: 1, stage: 1, at: 1 })
  await rows.createIndex({ call: 1, late: 1, stage: 1 })
  await rows.createIndex({ call: 1, at: -1 })
  await rows.createIndex({ call: 1, tags: 1 })
  await rows.createIndex({ long: 1 })
  await rows.createIndex({ size: 1, _id: 1 })
  const stages = ['screening', 'reading', null, undefined, 'screening\u0000', '']
  const sizes = [
    1,
    new Double(1),
    Long.fromNumber(1),
    Decimal128.fromString('1.0'),
    1.5,
    NaN,
    '1',
    0
  ]
  await rows.insertMany(
    Array.from({ length: 300 }, (_, n): Row => {
      const stage = stages[n % stages.length]
      return {
        ...{ _id: n, call: n % 3 === 0 ? 'A' : 'B', ...(stage !== undefined && { stage }) },
        ...{ late: n % 7 === 0 ? 'true' : n % 5 === 0, tags: n % 2 ? ['x', 'y'] : [] },
        at: n % 11 === 0 ? null : new Date(n * 1000),
        long: `${'x'.repeat(1100)}${n % 4}`,
        ...(n % 9 > 0 && { size: sizes[n % sizes.length] })
      }
    })
  )
})
afterAll(async () => {
  await client.close()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

/** Filters that an index answers alone, and others that only look so. */
const FILTERS: Record<string, unknown>[] = [
  ...[{ call: 'A' }, { call: 'C' }, { call: 'A', stage: 'screening' }, { stage: 'screening' }],
  ...[{ call: 'A', stage: null }, { call: 'B', stage: '' }, { call: { $in: ['A', 'A', 'B'] } }],
  { call: { $in: ['A', 'B'] }, stage: { $in: ['reading', null] } },
  { call: 'B', late: true, stage: 'reading' },
  { call: 'B', late: 'true' },
  { $and: [{ call: 'A' }, { $and: [{ stage: 'screening' }] }] },
  { $and: [{ call: 'A' }, { call: 'B' }] },
  { call: 'A', stage: { $ne: 'screening' } },
  { call: 'A', $or: [{ stage: 'screening' }, { late: true }] },
  { call: 'A', at: { $gt: new Date(0) } },
  { call: 'A', at: { $gte: new Date(60_000) } },
  { call: 'A', at: { $gt: new Date(60_000), $lt: new Date(120_000) } },
  { call: 'A', at: null },
  { call: 'A', stage: 'screening', at: { $lte: new Date(60_000) } },
  ...[
    { call: 'A', tags: 'x' },
    { call: 'A', tags: { $in: ['x', 'y'] } },
    { call: 'B', tags: [] }
  ],
  ...[{ call: /^A/ }, { call: { $exists: true } }, { call: 'A', _id: { $nin: [0, 3] } }],
  { long: `${'x'.repeat(1100)}1` },
  ...[{ size: 1 }, { size: { $in: [1, new Double(1), 0] } }, { size: -0 }, { size: 2 }],
  { call: 'A', late: { $eq: false }, stage: 'screening', at: { $type: 'date' } }
]

it('counts as many documents as a scan finds, whether it reads them or an index alone tells', async () => {
  for (const filter of FILTERS) {
    // An index that finds a document twice would count it twice as well: only a scan is sure.
    const found = await rows.find(filter as never, { hint: { $natural: 1 } }).toArray()
    const counted = await rows.countDocuments(filter)
    const asked = await client.db().command({ count: 'rows', query: filter })
    expect({ filter, counted, asked: Number(asked['n']) }).toEqual({
      ...{ filter, counted: found.length, asked: found.length }
    })
  }
})

it('looks into documents where an entry does not tell an array or a position from a field', async () => {
  const nested = client.db().collection('nested')
  await nested.createIndex({ 'a.b': 1 })
  await nested.createIndex({ x: 1, 'a.0': 1 })
  await nested.insertMany([{ a: { b: 1 } }, { x: 1, a: { 0: 5 } }, { x: 1, a: { 0: 6 } }])
  expect(await nested.countDocuments({ a: { $elemMatch: { b: 1 } } })).toBe(0)
  expect(await nested.countDocuments({ x: 1, 'a.0': 5 })).toBe(1)
})

it('sees at once what was written, changed and removed', async () => {
  const filter = { call: 'A', stage: 'screening' }
  const before = await rows.countDocuments(filter)
  const fresh: Row = {
    _id: 999,
    call: 'A',
    stage: 'screening',
    late: false,
    at: null,
    tags: [],
    long: ''
  }
  await rows.insertOne(fresh)
  expect(await rows.countDocuments(filter)).toBe(before + 1)
  await rows.updateOne({ _id: 999 }, { $set: { stage: 'reading' } })
  expect(await rows.countDocuments(filter)).toBe(before)
  await rows.deleteOne({ _id: 999 })
  expect(await rows.countDocuments({ call: 'A', stage: 'reading', at: null })).toBe(
    (await rows.find({ call: 'A', stage: 'reading', at: null }).toArray()).length
  )
})
