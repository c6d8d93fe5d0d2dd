import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Mongoose, Schema } from 'mongoose'
import { startEmbeddedStore } from '../src/database/embedded/index.ts'
import { startMemoryServer } from './memory-server.ts'

/** Ratios measured in one run, so that they mean the same on any machine. */
const IN_FLIGHT = 64
const CALLS = 6000

const schema = new Schema({
  number: { type: String, index: true },
  v: Number,
  text: String
})

async function inFlight(calls: number, call: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (next < calls) await call(next++)
    })
  )
  return calls / ((performance.now() - start) / 1000)
}

interface Rates {
  insert: number
  update: number
}

async function rates(uri: string, run: number): Promise<Rates> {
  const mongoose = new Mongoose()
  await mongoose.connect(uri, { maxPoolSize: IN_FLIGHT, dbName: `run${run}` })
  const model = mongoose.model('Dossier', schema)
  await model.init()
  const text = 'Lorem ipsum '.repeat(40)
  const insert = (n: number) => model.create({ number: `D${n}`, v: 0, text })
  const update = (n: number) =>
    model.findOneAndUpdate(
      { number: `D${n % 1000}` },
      { $inc: { v: 1 } },
      { returnDocument: 'after' }
    )
  await inFlight(1000, (n) => insert(n + CALLS))
  await inFlight(1000, update)
  const result = { insert: await inFlight(CALLS, insert), update: await inFlight(CALLS, update) }
  await mongoose.disconnect()
  return result
}

async function findCost(find: (number: string) => Promise<unknown>, size: number): Promise<number> {
  const start = performance.now()
  for (let n = 0; n < 1000; n++) await find(`D${(n * 7919) % size}`)
  return (performance.now() - start) / 1000
}

function report(what: string, value: string, target: string, met: boolean): void {
  console.log(`${met ? 'ok  ' : 'MISS'} ${what}: ${value} (target ${target})`)
  if (!met) process.exitCode = 1
}

const percent = (ratio: number) => `${Math.round(ratio * 100)} %`

const folder = await mkdtemp(join(tmpdir(), 'candide-bench-'))
const memory = await startMemoryServer(join(folder, 'memory.sock'))
const store = await startEmbeddedStore({ folder: join(folder, 'a') })
const runs: { memory: Rates; store: Rates }[] = []
for (let i = 0; i < 3; i++)
  runs.push({ memory: await rates(memory.uri, i), store: await rates(store.uri, i) })
const median = (ratio: (run: (typeof runs)[number]) => number) =>
  runs.map(ratio).sort((a, b) => a - b)[1] ?? 0
const insert = median((run) => run.store.insert / run.memory.insert)
const update = median((run) => run.store.update / run.memory.update)
console.log(
  runs
    .map(
      (run) =>
        `insert ${Math.round(run.store.insert)}/s of ${Math.round(run.memory.insert)}/s, update ${Math.round(run.store.update)}/s of ${Math.round(run.memory.update)}/s`
    )
    .join('\n')
)
report(
  `inserts, ${IN_FLIGHT} in flight, of a server that answers from memory`,
  percent(insert),
  '>= 50 %',
  insert >= 0.5
)
report('indexed findOneAndUpdate, likewise', percent(update), '>= 50 %', update >= 0.5)
await memory.close()
await store.close()

const large = await startEmbeddedStore({ folder: join(folder, 'b') })
const mongoose = new Mongoose()
await mongoose.connect(large.uri)
const costs: number[] = []
for (const size of [1000, 100_000]) {
  const model = mongoose.model(`Dossier${size}`, schema)
  await model.init()
  for (let from = 0; from < size; from += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, size) }, (_, i) => ({
      number: `D${from + i}`,
      v: 0,
      text: 'x'.repeat(500)
    }))
    await model.collection.insertMany(rows)
  }
  const find = (number: string) => model.findOne({ number }).lean()
  await findCost(find, size)
  costs.push(await findCost(find, size))
}
const [small = 1, big = 0] = costs
report(
  'a find by index over 100,000 documents, of one over 1,000',
  `${(big / small).toFixed(2)} times`,
  '<= 2',
  big <= 2 * small
)
await mongoose.disconnect()
await large.close()
const start = performance.now()
const again = await startEmbeddedStore({ folder: join(folder, 'b') })
const started = performance.now() - start
report('start on 101,000 documents', `${Math.round(started)} ms`, '< 2000 ms', started < 2000)
await again.close()
console.log(`resident memory at the end: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`)
await rm(folder, { recursive: true, force: true })
