import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient, type Collection } from 'mongodb'
import { built } from '../../support/built-program.ts'

/** 160 MB served by a process whose heap may hold 64. */
const DOCUMENTS = 1600
const TEXT = 'x'.repeat(100_000)
const HEAP_MIB = 64
const STORE_MIB = DOCUMENTS / 10

let folder: string
let server: ChildProcess
let client: MongoClient
let rows: Collection<{ _id: number; n: number; text: string }>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-large-'))
  const script = await built('database/durability/processes/serve')
  server = spawn(process.execPath, [`--max-old-space-size=${HEAP_MIB}`, script, folder], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const [address] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
  client = await MongoClient.connect(address.toString().trim())
  rows = client.db().collection('rows')
  for (let from = 0; from < DOCUMENTS; from += 100) {
    await rows.insertMany(
      Array.from({ length: 100 }, (_, i) => ({
        _id: from + i,
        n: ((from + i) * 7919) % DOCUMENTS,
        text: `${from + i}${TEXT}`
      }))
    )
  }
})

afterAll(async () => {
  await client.close()
  server.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Memory that is the process's own: pages of the data file do not count, the system takes them back. */
async function ownMemoryMib(): Promise<number> {
  const text = await readFile(`/proc/${server.pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss_Anon:\s+(\d+)/m.exec(text)?.[1]) / 1024
}

describe('a store that is larger than the memory it may use', () => {
  let most: number
  beforeEach(() => {
    most = STORE_MIB
  })
  afterEach(async () => {
    if (process.platform === 'linux') expect(await ownMemoryMib()).toBeLessThan(most)
  })

  it('is read to the end by a cursor', async () => {
    let count = 0
    for await (const { text } of rows.find()) if (text.length > 100_000) count++
    expect(count).toBe(DOCUMENTS)
  })

  it('is sorted without an index, whole or the first few', async () => {
    const order: number[] = []
    for await (const { n } of rows.find().sort({ n: -1 })) order.push(n)
    expect(order).toEqual([...Array(DOCUMENTS).keys()].reverse())
    const first = await rows
      .aggregate([{ $sort: { n: 1 } }, { $limit: 3 }, { $project: { n: 1, _id: 0 } }])
      .toArray()
    expect(first).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }])
    const [{ total } = { total: 0 }] = await rows
      .aggregate<{ total: number }>([{ $group: { _id: null, total: { $sum: '$n' } } }])
      .toArray()
    expect(total).toBe((DOCUMENTS * (DOCUMENTS - 1)) / 2)
  })

  it('refuses with code 292, and what to do, a work that would not fit', async () => {
    const tooLarge = { code: 292, codeName: 'QueryExceededMemoryLimitNoDiskUseAllowed' }
    await expect(rows.find().sort({ text: 1 }).toArray()).rejects.toMatchObject(tooLarge)
    await expect(rows.find().sort({ text: 1 }).toArray()).rejects.toThrow('add an index')
    const gathered = rows.aggregate([{ $group: { _id: null, all: { $push: '$text' } } }])
    await expect(gathered.toArray()).rejects.toMatchObject(tooLarge)
    const computed = rows.aggregate([{ $set: { m: '$n' } }, { $sort: { m: 1 } }])
    await expect(computed.toArray()).rejects.toMatchObject(tooLarge)
    expect(
      await rows
        .find({ _id: { $lt: 20 } })
        .sort({ text: 1 })
        .toArray()
    ).toHaveLength(20)
  })

  it('is changed and emptied in one write each', async () => {
    // A write is one commit: the pages it changes are held until then, and the bytes it read until they are collected.
    most = 2 * STORE_MIB + HEAP_MIB
    const { modifiedCount } = await rows.updateMany({}, { $set: { seen: true } })
    expect(modifiedCount).toBe(DOCUMENTS)
    expect((await rows.deleteMany({})).deletedCount).toBe(DOCUMENTS)
    expect(await rows.countDocuments()).toBe(0)
  })
})
