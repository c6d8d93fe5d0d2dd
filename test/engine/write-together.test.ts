import mongoose from 'mongoose'
import { createEngine, defineAggregate, type Engine } from '../../src/engine/index.ts'
import { mongooseStore } from '../../src/engine/store.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import type { TestStore } from '../support/store.ts'
import { DAY, applicant, permit } from './fixtures/permit.chart.ts'
import { MORNING } from './support/setting.ts'
import { watchedStore } from './support/watched-store.ts'

const Permit = defineAggregate<{ street: string }>('TogetherPermit', { street: String })

describe('steps that are written at one moment', () => {
  let store: TestStore
  let engine: Engine
  const clock = movableClock(MORNING)
  const updates: number[] = []
  const instances = mongooseStore(Permit as never)

  beforeAll(async () => {
    store = await watchedStore(Permit.collection.name, (command) => {
      const { update, updates: statements } = command as { update?: string; updates?: unknown[] }
      if (update === Permit.collection.name) updates.push(statements?.length ?? 0)
    })
    await Permit.collection.createIndex({ 'subject.street': 1 }, { unique: true })
    engine = createEngine({ clock, logger: createLogger('silent') })
    engine.register({
      chart: permit,
      model: Permit,
      effects: { sendLetter: () => Promise.resolve(), archive: () => Promise.resolve() }
    })
  })

  afterAll(() => store.close())

  const begin = (id: string) =>
    engine.start({
      ...{ chart: 'permit', id, input: { limit: 50 }, by: applicant, command: `start ${id}` },
      subject: { street: `street of ${id}` }
    })

  /** A step as the engine hands it to the store: nothing but what tells it from another. */
  const change = (v: number, hash: string, subject = {}) => ({
    ...{ set: { tags: [hash] }, subject, effects: [] },
    entry: { seq: v + 1, hash } as never
  })

  it('leave in few messages when timers fire, and each is made and journalled', async () => {
    const ids = Array.from({ length: 24 }, (_, n) => `T-${n}`)
    const event = { type: 'SUBMIT', size: 5 }
    for (const id of ids) {
      await begin(id)
      await engine.send({ chart: 'permit', id, event, by: applicant, command: id })
    }
    await engine.tick()
    updates.length = 0
    clock.moveTo(new Date(MORNING.getTime() + 40 * DAY))
    const { fired } = await engine.tick()
    expect(fired).toBeGreaterThanOrEqual(ids.length)
    expect(Math.max(...updates)).toBe(16)
    const { instances: seen, differences } = await engine.verify({
      ...{ chart: 'permit', filter: { _id: { $in: ids } } }
    })
    expect([seen, differences]).toEqual([ids.length, []])
  })

  it('tell who came too late from who did not', async () => {
    await Promise.all(['L-0', 'L-1', 'L-2'].map(begin))
    const swapped = await Promise.all([
      instances.swap('L-0', 1, change(1, 'first')),
      instances.swap('L-1', 7, change(7, 'of a version that is not there')),
      instances.swap('L-2', 1, change(1, 'third')),
      instances.swap('L-9', 1, change(1, 'of nobody'))
    ])
    expect(swapped).toEqual([true, false, true, false])
    expect((await instances.read('L-1'))?.tags).not.toContain('of a version that is not there')
  })

  it('let one of two win that move the same instance, be they the same to the letter', async () => {
    await Promise.all(['S-0', 'S-1'].map(begin))
    const swapped = await Promise.all([
      instances.swap('S-0', 1, change(1, 'this')),
      instances.swap('S-0', 1, change(1, 'that')),
      instances.swap('S-1', 1, change(1, 'same')),
      instances.swap('S-1', 1, change(1, 'same'))
    ])
    expect(swapped).toEqual([true, false, true, false])
    const written = await instances.read('S-0')
    expect([written?.v, written?.tags, written?.history.length]).toEqual([2, ['this'], 2])
  })

  it('fail alone when the store refuses one of them', async () => {
    await Promise.all(['R-0', 'R-1', 'R-2'].map(begin))
    const [first, refused, third] = await Promise.allSettled([
      instances.swap('R-0', 1, change(1, 'r-0')),
      instances.swap('R-1', 1, change(1, 'r-1', { street: 'street of R-2' })),
      instances.swap('R-2', 9, change(9, 'r-2'))
    ])
    expect(first).toEqual({ status: 'fulfilled', value: true })
    expect(third).toEqual({ status: 'fulfilled', value: false })
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 11000 } })
  })

  it('all fail when the store is gone', async () => {
    await Promise.all(['G-0', 'G-1'].map(begin))
    await mongoose.connection.getClient().close()
    const both = await Promise.allSettled([
      instances.swap('G-0', 1, change(1, 'g-0')),
      instances.swap('G-1', 1, change(1, 'g-1'))
    ])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await mongoose.disconnect()
    await mongoose.connect(store.uri)
    expect((await instances.read('G-0'))?.v).toBe(1)
  })
})
