import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Mongoose, Schema, type Model } from 'mongoose'
import { startEmbeddedStore } from '../../src/database/embedded/index.ts'
import { ratioRow, type Row, type Run } from '../table/row.ts'
import { startMemoryServer } from './memory-server.ts'

const IN_FLIGHT = 64
const CALLS = 2000
const ROUNDS = 5
const TEXT = 'Lorem ipsum '.repeat(40)

const schema = new Schema({ number: { type: String, index: true }, v: Number, text: String })

/** Both sides of each ratio are measured one right after the other, so that noise hits both. */
export async function measureStore(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candide-bench-'))
  try {
    return [...(await writeRatios(folder)), ...(await growth(folder))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Side {
  model: Model<unknown>
  close(): Promise<void>
  inserted: number
}

async function connectTo(server: { uri: string; close(): Promise<void> }): Promise<Side> {
  const mongoose = new Mongoose()
  await mongoose.connect(server.uri, { maxPoolSize: IN_FLIGHT })
  const model = mongoose.model<unknown>('Dossier', schema)
  await model.init()
  return {
    model,
    inserted: 0,
    async close() {
      await mongoose.disconnect()
      await server.close()
    }
  }
}

/** Calls a second, by mongoose, with so many in flight. */
async function rate(call: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (next < CALLS) await call(next++)
    })
  )
  return (CALLS * 1000) / (performance.now() - start)
}

const insert = (side: Side) =>
  rate(() => side.model.create({ number: `D${side.inserted++}`, v: 0, text: TEXT }))
const update = ({ model }: Side) =>
  rate((n) =>
    model.findOneAndUpdate(
      { number: `D${n % 1000}` },
      { $inc: { v: 1 } },
      { returnDocument: 'after' }
    )
  )

async function writeRatios(folder: string): Promise<Row[]> {
  const limit = await connectTo(await startMemoryServer(join(folder, 'memory.sock')))
  const ours = await connectTo(await startEmbeddedStore({ folder: join(folder, 'writes') }))
  const rows: Row[] = []
  const target = { of: 'ratio', sense: 'least', value: 0.5 } as const
  for (const [name, call] of Object.entries({ insert, 'findOneAndUpdate by index': update })) {
    const runs: Run[] = []
    for (let round = -1; round < ROUNDS; round++) {
      const run = { limit: await call(limit), ours: await call(ours) }
      // The first one warms both up.
      if (round >= 0) runs.push(run)
    }
    const work = `store: ${name}, ${IN_FLIGHT} in flight, against a server that answers from memory`
    rows.push(ratioRow(work, runs, target, 'calls/s'))
  }
  await ours.close()
  await limit.close()
  return rows
}

async function growth(folder: string): Promise<Row[]> {
  const path = join(folder, 'growth')
  const server = await startEmbeddedStore({ folder: path })
  const mongoose = new Mongoose()
  await mongoose.connect(server.uri)
  const find = async (size: number) => {
    const model = mongoose.model<unknown>(`Dossier${size}`, schema)
    await model.init()
    for (let from = 0; from < size; from += 1000) {
      await model.collection.insertMany(
        Array.from({ length: 1000 }, (_, i) => ({ number: `D${from + i}`, v: 0, text: TEXT }))
      )
    }
    return async () => {
      const start = performance.now()
      for (let n = 0; n < 500; n++) await model.findOne({ number: `D${(n * 7919) % size}` }).lean()
      return (performance.now() - start) / 500
    }
  }
  const [small, large] = [await find(1000), await find(100_000)]
  const runs: Run[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const run = { limit: await small(), ours: await large() }
    if (round >= 0) runs.push(run)
  }
  await mongoose.disconnect()
  await server.close()
  const start = performance.now()
  const again = await startEmbeddedStore({ folder: path })
  const started = performance.now() - start
  await again.close()
  return [
    ratioRow(
      'store: find by index, 100,000 documents against 1,000',
      runs,
      {
        of: 'ratio',
        sense: 'most',
        value: 2
      },
      'ms'
    ),
    {
      ...{ work: 'store: start on 101,000 documents', unit: 'ms', ours: started, limit: null },
      ...{ ratio: null, target: { of: 'ours', sense: 'most', value: 2000 }, spread: 0, runs: 1 },
      ok: started <= 2000
    }
  ]
}
