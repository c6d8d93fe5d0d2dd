import { createEngine, defineAggregate, type Engine } from '../../src/engine/index.ts'
import { movableClock, type MovableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import type { TestStore } from '../support/store.ts'
import { DAY, applicant, permit } from './fixtures/permit.chart.ts'
import { MORNING } from './support/setting.ts'
import { watchedStore } from './support/watched-store.ts'

const Permit = defineAggregate<{ street: string }>('TroubledPermit', { street: String })

/** What was given up waits for a person: whatever else happens to its instance, it must stay in sight. */
describe('an effect that was given up', () => {
  let store: TestStore
  let engine: Engine
  let clock: MovableClock
  let post: 'open' | 'closed'
  let chart: 'whole' | 'broken'
  const asked: Record<string, unknown>[] = []

  beforeAll(async () => {
    store = await watchedStore(Permit.collection.name, (command) => asked.push(command))
    await Permit.init()
  })
  afterAll(() => store.close())

  beforeEach(async () => {
    await Permit.deleteMany({})
    clock = movableClock(MORNING)
    post = 'closed'
    chart = 'whole'
    engine = createEngine({ clock, logger: createLogger('silent') })
    engine.register({
      chart: permit,
      model: Permit,
      effects: {
        sendLetter: () =>
          post === 'open' ? Promise.resolve() : Promise.reject(new Error('The post is closed.')),
        archive: () => Promise.resolve()
      },
      project: () => {
        if (chart === 'broken') throw new Error('The chart is broken.')
        return {}
      }
    })
    await engine.start({
      ...{ chart: 'permit', id: 'P-1', input: { limit: 50 }, by: applicant, command: 'start' },
      subject: { street: 'rue des Lilas' }
    })
    await say('SUBMIT', { size: 5 })
    for (let day = 1; day <= 10; day += 1) await look(day)
    expect(await keys()).toEqual(['P-1:2:0'])
  })

  const say = (type: string, facts: object = {}) =>
    engine.send({
      ...{ chart: 'permit', id: 'P-1', by: applicant, command: type },
      event: { type, ...facts }
    })
  const look = (days: number) => {
    clock.moveTo(new Date(MORNING.getTime() + days * DAY))
    return engine.tick()
  }
  const keys = async () => (await engine.incidents({ chart: 'permit' })).map(({ key }) => key)

  /** The end of a wait cannot be done: it is the incident for now, and the effect is still told beside it. */
  async function failTimer() {
    chart = 'broken'
    await look(20)
    expect(await keys()).toEqual([expect.stringMatching(/^timer:/), 'P-1:2:0'])
    chart = 'whole'
  }

  it('is in sight again once a timer that failed too is fired', async () => {
    await failTimer()
    post = 'open'
    await look(21)
    expect((await Permit.findById('P-1').lean())?.states[0]).toBe('path.telling')
    expect(await keys()).toEqual(['P-1:2:0'])
  })

  it('is in sight again once a timer that failed too is cancelled by another event', async () => {
    await failTimer()
    await say('WITHDRAW')
    expect(await keys()).toEqual(['P-1:2:0'])
  })

  it('is given up and said in one write, so that no kill comes between', async () => {
    asked.length = 0
    await engine.retryEffect({ chart: 'permit', id: 'P-1', key: 'P-1:2:0' })
    for (let day = 11; day <= 19; day += 1) await look(day)
    const givenUp = asked
      .map((command) => JSON.stringify(command['updates'] ?? ''))
      .filter((updates) => updates.includes('stuck":true') || updates.includes('"incident":{"key"'))
    expect(givenUp).toHaveLength(1)
    expect(await keys()).toEqual(['P-1:2:0'])
  })

  it('no more, nothing of the timer that failed stays once it is cancelled', async () => {
    await failTimer()
    post = 'open'
    await engine.retryEffect({ chart: 'permit', id: 'P-1', key: 'P-1:2:0' })
    await engine.drain({ chart: 'permit', id: 'P-1' })
    await say('WITHDRAW')
    expect(await keys()).toEqual([])
    expect((await Permit.findById('P-1').lean())?.incident).toBeUndefined()
  })
})
