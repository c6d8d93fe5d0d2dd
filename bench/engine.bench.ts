import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { type Model } from 'mongoose'
import { startEmbeddedStore } from '../src/database/embedded/index.ts'
import { createEngine, defineAggregate, type Instance } from '../src/engine/index.ts'
import { persist } from '../src/engine/snapshot.ts'
import { stepper } from '../src/engine/xstate.ts'
import { movableClock } from '../src/shared/clock.ts'
import { createLogger } from '../src/shared/logger.ts'
import { DAY, applicant, officer, permit } from '../test/engine/fixtures/permit.chart.ts'
import { bareSteps } from './engine/bare-steps.ts'

/**
 * The engine against what it is made of: pure steps against a bare restore, transition and persist; a send against one
 * raw find and findOneAndUpdate of the same document; many due timers; and growth.
 * `npm run bench:engine [instances]`; a store is made in a folder of its own, or MONGODB_URI is used.
 */
const START = new Date('2027-03-01T08:00:00Z')
const most = Number(process.argv[2] ?? 10_000)

function report(what: string, figure: string): void {
  console.log(`${what.padEnd(58)} ${figure}`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function steps(): void {
  const ours = stepper(permit)
  const env = { now: START.getTime(), actor: officer, seq: 2 }
  const begun = ours.begin({ limit: 50 }, env)
  const checking = persist(ours.step(begun.live, { type: 'SUBMIT', size: 5 }, env).live)
  const run = (count: number, one: () => void) => {
    for (let n = 0; n < count / 5; n += 1) one()
    const start = performance.now()
    for (let n = 0; n < count; n += 1) one()
    return (count / (performance.now() - start)) * 1000
  }
  const bareStep = bareSteps(permit.machine, checking, { type: 'EXTEND' })
  const ourStep = () => {
    persist(ours.step(ours.restore(checking, env), { type: 'EXTEND' }, env).live)
  }
  // by turns, the first turns for the compiler
  const speeds = Array.from({ length: 6 }, () => ({
    bare: run(10_000, bareStep),
    ours: run(10_000, ourStep)
  }))
  const bare = Math.max(...speeds.map((speed) => speed.bare))
  const engine = Math.max(...speeds.map((speed) => speed.ours))
  report('bare restore, transition and persist', `${Math.round(bare)} steps/s`)
  report('the adapter', `${Math.round(engine)} steps/s, ${Math.round((engine / bare) * 100)} %`)
}

const Permit = defineAggregate<{ street: string }>('BenchPermit', { street: String })
const clock = movableClock(START)
const engine = createEngine({ clock, logger: createLogger('silent') })
const effects = { sendLetter: () => Promise.resolve(), archive: () => Promise.resolve() }
engine.register({ chart: permit, model: Permit, effects })

const begin = (id: string) =>
  engine.start({
    chart: 'permit',
    id,
    input: { limit: 50 },
    by: applicant,
    command: `start ${id}`,
    subject: { street: 'rue des Lilas' }
  })
const say = (id: string, event: { type: string; [fact: string]: unknown }, n = 0) =>
  engine.send({
    chart: 'permit',
    id,
    event,
    by: n === 0 ? applicant : officer,
    command: `${id} ${n} ${event.type}`
  })

/** One raw find and findOneAndUpdate that write as much to the same document as a step does. */
async function rawStep(
  model: Model<Instance<{ street: string }>>,
  id: string,
  n: number
): Promise<void> {
  const collection = model.collection
  const instance = (await collection.findOne({ _id: id as never })) as unknown as Instance
  const { snapshot, timers, states, tags, owners, def, enteredAt, lastAt, pollAt, history, v } =
    instance
  const entry = { ...history.at(-1), cmd: `raw ${n}` }
  const set = {
    def,
    snapshot,
    status: 'active',
    states,
    tags,
    owners,
    enteredAt,
    lastAt,
    pollAt,
    timers,
    v: v + 1
  }
  await collection.findOneAndUpdate(
    { _id: id, v } as never,
    { $set: set, $push: { history: entry } } as never,
    { returnDocument: 'after' }
  )
}

async function sends(): Promise<void> {
  const rounds = 5
  const each = 60
  let raw = 0
  let sent = 0
  for (let round = 0; round < rounds; round += 1) {
    const id = `S-${round}`
    for (const name of [id, `${id}-raw`]) {
      await begin(name)
      await say(name, { type: 'SUBMIT', size: 5 })
    }
    sent += await timed(async () => {
      for (let n = 1; n <= each; n += 1) await say(id, { type: 'EXTEND' }, n)
    })
    raw += await timed(async () => {
      for (let n = 1; n <= each; n += 1) await rawStep(Permit, `${id}-raw`, n)
    })
  }
  const count = rounds * each
  report('one raw find and findOneAndUpdate', `${(raw / count).toFixed(2)} ms`)
  report(
    'one send',
    `${(sent / count).toFixed(2)} ms, ${Math.round((raw / sent) * 100)} % of the raw speed`
  )
}

async function inBatches(
  from: number,
  to: number,
  one: (n: number) => Promise<unknown>
): Promise<void> {
  for (let n = from; n < to; n += 100) {
    await Promise.all(Array.from({ length: Math.min(100, to - n) }, (_, k) => one(n + k)))
  }
}

async function growth(): Promise<void> {
  let there = 0
  for (const size of [1000, 10_000, 100_000].filter((one) => one <= most)) {
    const ms = await timed(() => inBatches(there, size, (n) => begin(`G-${n}`)))
    report(`started, from ${there} to ${size}`, `${(ms / (size - there)).toFixed(2)} ms each`)
    there = size
    for (const n of [1, 2, 3]) await begin(`H-${size}-${n}`)
    const one = await timed(() => say(`H-${size}-1`, { type: 'SUBMIT', size: 5 }))
    const idle = await timed(() => engine.tick())
    report(
      `among ${size}: one send, one look that finds an effect`,
      `${one.toFixed(1)} ms, ${idle.toFixed(1)} ms`
    )
  }
  clock.moveTo(new Date(START.getTime() + 31 * DAY))
  const before = performance.now()
  const { fired, done } = await engine.tick()
  const ms = performance.now() - before
  report(
    `${fired} due timers and ${done} effects`,
    `${(ms / 1000).toFixed(1)} s, ${Math.round((fired / ms) * 1000)} timers/s`
  )
}

steps()
const folder = await mkdtemp(join(tmpdir(), 'candide-bench-'))
const served = process.env['MONGODB_URI']
const store = served ? undefined : await startEmbeddedStore({ folder })
await mongoose.connect(served ?? store!.uri)
await Permit.init()
await sends()
await growth()
if (served) await mongoose.connection.dropDatabase()
await mongoose.disconnect()
await store?.close()
await rm(folder, { recursive: true })
