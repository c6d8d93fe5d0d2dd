import { readFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { MongoClient, type Collection } from 'mongodb'
import { startEmbeddedStore } from '../../src/database/embedded/index.ts'
import type { Draft } from '../../src/applications/index.ts'

/** What is asked of this process: so many things at once, for so long. */
export interface StoreOrder {
  /** saves are one find and one update each; submits are three updates */
  act: 'save' | 'submit'
  ms: number
  inFlight: number
}

/**
 * What a write costs at least: the raw driver and the store in one process, as in Candide, without HTTP, session,
 * form or page. The documents are those that the measured requests write; each write is acknowledged on disk.
 */
const [folder = '', file = '', uri = ''] = process.argv.slice(2)
const drafts = deserialize(readFileSync(file)) as Draft[]
const store = uri ? undefined : await startEmbeddedStore({ folder })
const client = await new MongoClient(store?.uri ?? uri).connect()
const collection = client.db(uri ? 'candide_bench_limit' : undefined).collection<Draft>('drafts')
await collection.deleteMany({})
await collection.insertMany(drafts)

async function save(drafted: Collection<Draft>, _id: string): Promise<void> {
  const found = await drafted.findOne({ _id })
  if (!found) throw new Error(`${_id} is gone.`)
  const { answers, v } = found
  const set = { answers, updatedAt: new Date(), [`sections.project`]: v + 1 }
  const { matchedCount } = await drafted.updateOne({ _id, v }, { $set: set, $inc: { v: 1 } })
  if (matchedCount !== 1) throw new Error(`${_id} was not written.`)
}

async function submit(drafted: Collection<Draft>, draft: Draft): Promise<void> {
  const { _id, answers } = draft
  for (let written = 0; written < 3; written += 1) {
    await drafted.updateOne({ _id }, { $set: { answers, updatedAt: new Date() }, $inc: { v: 1 } })
  }
}

async function rate({ act, ms, inFlight }: StoreOrder): Promise<number> {
  const started = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: inFlight }, async (_, at) => {
      const draft = drafts[at % drafts.length]
      while (draft && performance.now() - started < ms) {
        await (act === 'save' ? save(collection, draft._id) : submit(collection, draft))
        done += 1
      }
    })
  )
  return done / ((performance.now() - started) / 1000)
}

process.on('message', (order: StoreOrder) => {
  void rate(order).then((perSecond) => process.send?.({ perSecond }))
})
process.once('SIGTERM', () => {
  void (async () => {
    if (uri) await client.db('candide_bench_limit').dropDatabase()
    await client.close()
    await store?.close()
    process.exit(0)
  })()
})
process.send?.({ ready: true })
