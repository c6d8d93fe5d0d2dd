import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Long, ObjectId, UUID } from 'bson'
import { MongoClient, type Collection, type Document } from 'mongodb'
import { rawCommand } from '../../support/raw-command.ts'
import { startEmbeddedStore, type EmbeddedStore } from '../../../src/database/embedded/index.ts'

let folder: string
let store: EmbeddedStore
let client: MongoClient
let rows: Collection

async function open(): Promise<void> {
  store = await startEmbeddedStore({ folder, failPoints: true })
  client = await MongoClient.connect(store.uri)
  rows = client.db().collection('rows')
}
async function shut(): Promise<void> {
  await client.close()
  await store.close()
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-store-'))
  await open()
})
afterEach(async () => {
  await shut()
  await rm(folder, { recursive: true, force: true })
})

describe('a write that is sent twice', () => {
  const command = (): Document => ({
    findAndModify: 'rows',
    $db: 'candide',
    query: { _id: 1 },
    update: { $inc: { n: 1 } },
    new: true,
    lsid: { id: new UUID('00000000-0000-4000-8000-000000000001') },
    txnNumber: Long.fromNumber(1)
  })

  it('is done once, and answered the same, even when the store stopped in between', async () => {
    await rows.insertOne({ _id: 1, n: 0 } as never)
    const send = () => rawCommand(store.uri, command())
    const first = await send()
    expect(await send()).toEqual(first)
    await shut()
    await open()
    expect(await send()).toEqual(first)
    expect(first.value).toEqual({ _id: 1, n: 1 })
    expect(await rows.findOne()).toEqual({ _id: 1, n: 1 })
  })

  it('is done once by the driver when the connection breaks', async () => {
    await rows.insertOne({ _id: 1, n: 0 } as never)
    await client.db('admin').command({
      configureFailPoint: 'failCommand',
      mode: { times: 1 },
      data: { failCommands: ['update'], closeConnection: true }
    })
    await rows.updateOne({ _id: 1 } as never, { $inc: { n: 1 } })
    expect(await rows.findOne()).toEqual({ _id: 1, n: 1 })
  })
})

it('lets documents expire by the clock that it is told', async () => {
  await rows.createIndex({ at: 1 }, { expireAfterSeconds: 60 })
  await rows.insertMany([
    { n: 1, at: new Date('2027-01-01T00:00:00Z') },
    { n: 2, at: new Date('2027-01-01T00:05:00Z') },
    { n: 3 }
  ])
  expect(await store.expire(new Date('2027-01-01T00:00:59Z'))).toBe(0)
  expect(await store.expire(new Date('2027-01-01T00:01:00Z'))).toBe(1)
  expect((await rows.find().toArray()).map(({ n }) => n as number)).toEqual([2, 3])
})

describe('explain', () => {
  interface Explained {
    queryPlanner: { winningPlan: Document }
    executionStats: { totalDocsExamined: number; nReturned: number; totalKeysExamined: number }
  }
  const explained = async (filter: Document, sort: Record<string, 1 | -1> = {}) =>
    (await rows.find(filter).sort(sort).explain('executionStats')) as unknown as Explained

  beforeEach(async () => {
    await rows.createIndex({ state: 1, at: -1 })
    await rows.createIndex(
      { mail: 1 },
      { unique: true, partialFilterExpression: { mail: { $exists: true } } }
    )
    await rows.insertMany(
      Array.from({ length: 500 }, (_, n) => ({
        _id: n,
        state: `s${n % 50}`,
        at: new Date(n),
        mail: `m${n}@example.org`
      })) as never
    )
  })

  it('shows that equality, range and sort go through an index', async () => {
    const plan = await explained({ state: 's7', at: { $gt: new Date(100) } }, { at: -1 })
    expect(plan.queryPlanner.winningPlan).toMatchObject({
      stage: 'FETCH',
      inputStage: { stage: 'IXSCAN', indexName: 'state_1_at_-1' }
    })
    expect(plan.executionStats).toMatchObject({ nReturned: 8, totalDocsExamined: 8 })
  })

  it('shows that _id, a partial unique index and each branch of $or are used', async () => {
    expect((await explained({ _id: 3 })).executionStats.totalDocsExamined).toBe(1)
    expect((await explained({ mail: 'm3@example.org' })).executionStats.totalDocsExamined).toBe(1)
    expect(
      (await explained({ $or: [{ _id: 3 }, { mail: 'm4@example.org' }] })).executionStats
        .totalDocsExamined
    ).toBe(2)
  })

  it('shows a prefix search as a range, and a scan where no index helps', async () => {
    expect((await explained({ state: /^s4/ })).executionStats.totalDocsExamined).toBe(110)
    expect((await explained({ at: new Date(3) })).queryPlanner.winningPlan.stage).toBe('COLLSCAN')
  })
})

it('finds the same after it was closed and opened again', async () => {
  await rows.createIndex({ a: 1 })
  await rows.insertMany([
    { _id: 'é', a: 2 },
    { _id: 'a', a: 1 }
  ] as never)
  await shut()
  await open()
  expect(await rows.find().toArray()).toEqual([
    { _id: 'é', a: 2 },
    { _id: 'a', a: 1 }
  ])
  expect(await rows.find({ a: { $gt: 1 } }).toArray()).toEqual([{ _id: 'é', a: 2 }])
  await rows.insertOne({ _id: 'b' } as never)
  expect((await rows.find().toArray()).map(({ _id }) => _id as unknown)).toEqual(['é', 'a', 'b'])
})

it('keeps keys that are too long for the engine apart, and finds them', async () => {
  const long = 'x'.repeat(5000)
  await rows.createIndex({ text: 1 }, { unique: true })
  await rows.insertMany([{ text: `${long}a` }, { text: `${long}b` }])
  await expect(rows.insertOne({ text: `${long}b` })).rejects.toMatchObject({ code: 11000 })
  expect(await rows.countDocuments({ text: `${long}a` })).toBe(1)
  expect(
    (await rows.find().sort({ text: -1 }).toArray()).map(({ text }) => (text as string).slice(-1))
  ).toEqual(['b', 'a'])
})

it('builds no index that its documents break, and leaves no trace of it', async () => {
  await rows.insertMany([{ a: 1 }, { a: 1 }])
  await expect(rows.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 })
  expect(await rows.indexes()).toHaveLength(1)
})

it('keeps nothing of indexes asked for together when one of them is refused', async () => {
  await rows.insertMany([{ a: 1 }, { a: 1 }])
  await expect(
    rows.createIndexes([{ key: { b: 1 } }, { key: { a: 1 }, unique: true }])
  ).rejects.toMatchObject({ code: 11000 })
  expect(await rows.indexes()).toHaveLength(1)
  await rows.createIndex({ b: 1 })
  expect(await rows.find({ b: null }).hint({ b: 1 }).toArray()).toHaveLength(2)
})

it('reads from an index only once it is on disk', async () => {
  await rows.insertMany(Array.from({ length: 400 }, (_, n) => ({ n })))
  const building = rows.createIndex({ n: 1 })
  const found = await Promise.all(
    Array.from({ length: 40 }, (_, n) => rows.countDocuments({ n: n * 10 }))
  )
  await building
  expect(found.filter((count) => count !== 1)).toEqual([])
})

it('renames a collection to a name that it may have, and to no other', async () => {
  await rows.insertOne({ a: 1 })
  await expect(rows.rename('x$y')).rejects.toMatchObject({ code: 73 })
  const same = { renameCollection: 'candide.rows', to: 'candide.rows' }
  await expect(client.db('admin').command(same)).rejects.toMatchObject({ code: 20 })
  expect(await (await rows.rename('others')).countDocuments()).toBe(1)
})

it('says how large a collection is', async () => {
  await rows.insertMany([{ a: 1 }, { a: 2 }])
  const [stats] = await rows.aggregate([{ $collStats: { storageStats: {} } }]).toArray()
  expect(stats).toMatchObject({ ns: 'candide.rows', storageStats: { count: 2, nindexes: 1 } })
})

it('goes on with a cursor while documents come and go', async () => {
  await rows.insertMany(Array.from({ length: 3000 }, (_, n) => ({ _id: n })) as never)
  const cursor = rows.find().batchSize(100)
  const seen = new Set<unknown>()
  for await (const { _id } of cursor) {
    seen.add(_id)
    if (seen.size === 500) await rows.deleteMany({ _id: { $gte: 1000, $lt: 2000 } } as never)
    if (seen.size === 600) await rows.insertOne({ _id: 9999 } as never)
  }
  expect(seen.size).toBe(2001)
})

it.each([1, -1] as const)(
  'finds values at the edge of their type by an index (direction %d)',
  async (direction) => {
    await rows.createIndex({ a: direction })
    const edges = [Infinity, 1e308, {}, new ObjectId('f'.repeat(24)), new Date(8.64e15), true, '']
    await rows.insertMany(edges.map((a, _id) => ({ _id, a })) as never)
    const found = async (filter: Document) =>
      (await rows.find(filter).toArray()).map(({ _id }) => _id as unknown)
    expect(await found({ a: { $gt: 1 } })).toHaveLength(2)
    expect(await found({ a: { $lt: { x: 1 } } })).toEqual([2])
    expect(await found({ a: { $gte: new ObjectId('0'.repeat(24)) } })).toEqual([3])
    expect(await found({ a: { $gt: new Date(0) } })).toEqual([4])
    expect(await found({ a: { $gt: false } })).toEqual([5])
    expect(await found({ a: { $gte: '' } })).toEqual([6])
  }
)
