import { Mongoose, type Model } from 'mongoose'
import { startEmbeddedStore } from '../../src/database/embedded/index.ts'
import { atLeast, ratioRow, type Row, type Run } from '../table/row.ts'
import { dossierSchema, TEXT } from './dossier.ts'
import { startMemoryServer } from './memory-server.ts'

const IN_FLIGHT = 64
const CALLS = 2000
const ROUNDS = 5
const NUMBERS = 1000

interface Side {
  model: Model<unknown>
  close(): Promise<void>
  inserted: number
}

/** Calls of Mongoose, many in flight, against the same calls to a server that answers from memory and keeps nothing. */
export async function writes(folder: string, socket: string): Promise<Row[]> {
  const limit = await connectTo(await startMemoryServer(socket))
  const ours = await connectTo(await startEmbeddedStore({ folder }))
  const rows: Row[] = []
  for (const [name, call] of Object.entries({ insert, 'findOneAndUpdate by index': update })) {
    const runs: Run[] = []
    for (let round = -1; round < ROUNDS; round++) {
      const run = { limit: await call(limit), ours: await call(ours) }
      // the first one warms both up
      if (round >= 0) runs.push(run)
    }
    const work = `store: ${name}, ${IN_FLIGHT} in flight, against a server that answers from memory`
    rows.push(ratioRow(work, runs, atLeast(0.5), 'calls/s'))
  }
  await ours.close()
  await limit.close()
  return rows
}

async function connectTo(server: { uri: string; close(): Promise<void> }): Promise<Side> {
  const mongoose = new Mongoose()
  await mongoose.connect(server.uri, { maxPoolSize: IN_FLIGHT })
  const model = mongoose.model<unknown>('Dossier', dossierSchema)
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

/** Calls a second. */
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
  rate(async (n) => {
    const changed = await model.findOneAndUpdate(
      { number: `D${n % NUMBERS}` },
      { $inc: { v: 1 } },
      { returnDocument: 'after' }
    )
    if (!changed) throw new Error(`D${n % NUMBERS} was not found.`)
  })
