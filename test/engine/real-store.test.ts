import mongoose from 'mongoose'
import { createEngine, defineAggregate, type Engine } from '../../src/engine/index.ts'
import { movableClock, type MovableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { DAY, applicant, officer, permit } from './fixtures/permit.chart.ts'
import { MORNING } from './support/setting.ts'

interface Street {
  street: string
  answer: string | null
}

const Permit = defineAggregate<Street>(
  'Permit',
  { street: { type: String, required: true }, answer: String },
  [{ 'subject.street': 1 }]
)

describe('instances in the real store', () => {
  let store: TestStore
  let clock: MovableClock
  let engines: Engine[]
  const sent: string[] = []
  let failing = false

  beforeAll(async () => {
    store = await openTestStore()
    await Permit.init()
    clock = movableClock(MORNING)
    engines = [1, 2].map(() => {
      const engine = createEngine({ clock, logger: createLogger('silent') })
      engine.register({
        chart: permit,
        model: Permit,
        effects: {
          sendLetter: ({ key, params }) => {
            if (failing) return Promise.reject(new Error('The post is closed.'))
            sent.push(key)
            return Promise.resolve(
              params['letter'] === 'answer' ? { event: { type: 'NOTIFIED' } } : undefined
            )
          },
          archive: () => Promise.resolve()
        },
        project: ({ answer }) => ({ answer: answer as string | null })
      })
      return engine
    })
  })

  afterAll(() => store.close())

  const begin = (id: string) =>
    engines[0]!.start<Street>({
      chart: 'permit',
      id,
      input: { limit: 50 },
      by: applicant,
      command: `start ${id}`,
      subject: { street: 'rue des Lilas', answer: null }
    })
  const say = (
    engine: Engine,
    id: string,
    event: { type: string; [fact: string]: unknown },
    by = officer
  ) =>
    engine.send<Street>({
      chart: 'permit',
      id,
      event,
      by,
      command: `${id} ${JSON.stringify(event)}`
    })

  it('reads back exactly what a step wrote', async () => {
    await begin('R-1')
    const { instance } = await say(engines[0]!, 'R-1', { type: 'SUBMIT', size: 12 }, applicant)
    expect(await Permit.findById('R-1').lean()).toEqual(instance)
    expect(await begin('R-1')).toMatchObject({ repeated: true, seq: 1 })
  })

  it('refuses a subject that its schema refuses, and keeps nothing of it', async () => {
    const started = engines[0]!.start({
      chart: 'permit',
      id: 'R-2',
      input: { limit: 50 },
      by: applicant,
      command: 'no street',
      subject: {}
    })
    await expect(started).rejects.toThrow('street')
    expect(await Permit.findById('R-2')).toBeNull()
  })

  it('gives two processes that write at once a step each', async () => {
    await begin('R-3')
    await say(engines[0]!, 'R-3', { type: 'SUBMIT', size: 5 }, applicant)
    const asks = Array.from({ length: 10 }, (_, n) =>
      say(engines[n % 2]!, 'R-3', { type: 'ASK', what: `q${n}` })
    )
    expect(new Set((await Promise.all(asks)).map(({ seq }) => seq)).size).toBe(10)
  })

  it('fires late timers once and does effects once when two processes look at the same moment', async () => {
    for (let n = 0; n < 8; n += 1) await begin(`T-${n}`)
    clock.moveTo(new Date(MORNING.getTime() + 40 * DAY))
    await Promise.all(engines.map((engine) => engine.tick()))
    await Promise.all(engines.map((engine) => engine.tick()))
    const lapsed = await Permit.find({ _id: /^T-/ }).lean()
    expect(lapsed.map(({ states }) => states[0])).toEqual(Array<string>(8).fill('path.answered'))
    expect(lapsed.every(({ subject }) => subject.answer === 'lapsed')).toBe(true)
    expect(lapsed.every(({ outbox }) => outbox.length === 0)).toBe(true)
    expect(sent.filter((key) => key.startsWith('T-')).sort()).toEqual(
      [...new Set(sent.filter((key) => key.startsWith('T-')))].sort()
    )
  })

  it('says what comes next for a filter of the domain, and verifies all it holds', async () => {
    await begin('U-1')
    const next = await engines[0]!.upcoming<Street>({
      chart: 'permit',
      filter: { _id: 'U-1' },
      limit: 5
    })
    expect(next).toMatchObject([{ delay: 'draftLimit', subject: { street: 'rue des Lilas' } }])
    const verified = await engines[0]!.verify({ chart: 'permit' })
    expect(verified.differences).toEqual([])
    expect(verified.instances).toBeGreaterThan(10)
    expect(mongoose.connection.readyState).toBe(1)
  })

  it('puts off what fails, gives up with an incident, and does it when a person asks', async () => {
    failing = true
    await begin('F-1')
    await say(engines[0]!, 'F-1', { type: 'SUBMIT', size: 5 }, applicant)
    for (let day = 0; day < 8; day += 1) {
      await engines[0]!.drain({ chart: 'permit', id: 'F-1' })
      clock.moveTo(new Date(clock.now().getTime() + 2 * DAY))
    }
    const stuck = await Permit.findById('F-1').lean()
    expect(stuck?.outbox).toMatchObject([
      { attempts: 7, stuck: true, lastError: 'The post is closed.' }
    ])
    expect(stuck?.incident).toMatchObject({ key: 'F-1:2:0' })
    failing = false
    await engines[0]!.retryEffect({ chart: 'permit', id: 'F-1', key: 'F-1:2:0' })
    expect(await engines[0]!.drain({ chart: 'permit', id: 'F-1' })).toEqual({ done: 1, failed: 0 })
    const settled = await Permit.findById('F-1').lean()
    expect(settled?.outbox).toEqual([])
    expect(settled?.incident).toBeUndefined()
  })

  it('refuses to start over instances of a version that is not here', async () => {
    await expect(engines[0]!.checkVersions()).resolves.toBeUndefined()
    const later = createEngine({ clock, logger: createLogger('silent') })
    const nothing = () => Promise.resolve()
    const effects = { sendLetter: nothing, archive: nothing }
    later.register({ chart: { ...permit, version: 2 }, model: Permit, effects })
    await expect(later.checkVersions()).rejects.toThrow('permit 1 is not here')
  })

  it('stops its clock only when what is under way is done', async () => {
    for (let n = 0; n < 4; n += 1) await begin(`Z-${n}`)
    clock.moveTo(new Date(clock.now().getTime() + 40 * DAY))
    const running = engines[0]!.run({ everyMs: 5 })
    while ((await Permit.countDocuments({ _id: /^Z-/, v: { $gt: 1 } })) === 0)
      await new Promise((go) => setTimeout(go, 5))
    await running.stop()
    const before = await Permit.find().lean()
    await new Promise((go) => setTimeout(go, 100))
    expect(await Permit.find().lean()).toEqual(before)
  })
})
