import type { Instance } from '../../src/engine/index.ts'
import { atLeast, ratioRow, type Row, type Run } from '../table/row.ts'
import { Permit, begin, say, timed } from './permits.ts'

const ROUNDS = 6
const EACH = 60

/** Sends against one raw find and findOneAndUpdate that write as much to a document of the same size. */
export async function sends(): Promise<Row> {
  const runs: Run[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const [id, raw] = [`S-${round}`, `S-${round}-raw`]
    for (const name of [id, raw]) {
      await begin(name)
      await say(name, { type: 'SUBMIT', size: 5 })
    }
    // in slices by turns, so that a slow second of the machine weighs on both
    const took = { raw: 0, sent: 0 }
    for (let n = 1; n <= EACH; n += 10) {
      took.sent += await timed(() => slice(n, (k) => say(id, { type: 'EXTEND' }, k)))
      took.raw += await timed(() => slice(n, (k) => rawStep(raw, k)))
    }
    if (round > 0) runs.push({ ours: (1000 * EACH) / took.sent, limit: (1000 * EACH) / took.raw })
  }
  const work = 'engine: one send, against one raw find and findOneAndUpdate'
  return ratioRow(work, runs, atLeast(0.6), 'sends/s')
}

async function slice(from: number, one: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = from; n < from + 10; n += 1) await one(n)
}

/** What a step of the engine writes of an instance, beside its version and its journal. */
function changing({ snapshot, states, tags, owners, timers, pollAt, status }: Partial<Instance>) {
  return { snapshot, states, tags, owners, timers, pollAt, status }
}

async function rawStep(id: string, n: number): Promise<void> {
  const { collection } = Permit
  const instance = (await collection.findOne({ _id: id as never })) as unknown as Instance
  const { _id, v, history, ...fields } = instance
  const entry = { ...history.at(-1), cmd: `raw ${n}` }
  await collection.findOneAndUpdate(
    { _id, v } as never,
    {
      $set: { ...changing(fields), v: v + 1 },
      $push: { history: entry }
    } as never,
    { returnDocument: 'after' }
  )
}
