import { createEngine, defineAggregate } from '../../src/engine/index.ts'
import { mongooseStore } from '../../src/engine/store.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { DAY, applicant, neighbour, officer, permit } from './fixtures/permit.chart.ts'
import { MORNING } from './support/setting.ts'

const Permit = defineAggregate<{ street: string }>('EndedPermit', { street: String })

describe('what a person settles by hand', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
    await Permit.init()
  })
  afterAll(() => store.close())

  it('on an instance that has ended leaves it ended', async () => {
    const clock = movableClock(MORNING)
    const engine = createEngine({ clock, logger: createLogger('silent') })
    engine.register({
      chart: permit,
      model: Permit,
      effects: {
        sendLetter: () => Promise.resolve(),
        archive: () => Promise.reject(new Error('The cellar is closed.'))
      }
    })
    const on = { chart: 'permit', id: 'P-1' }
    await engine.start({
      ...{ ...on, input: { limit: 50 }, by: applicant, command: 'start' },
      subject: { street: 'rue des Lilas' }
    })
    await engine.send({ ...on, event: { type: 'OBJECT' }, by: neighbour, command: 'object' })
    // nobody does anything: it lapses, is kept two years, then archived, which fails until it is given up
    for (const days of [30, 40, 70, 800, 801, 802, 803, 804, 805, 806, 807]) {
      clock.moveTo(new Date(MORNING.getTime() + days * DAY))
      await engine.tick()
    }
    const [incident] = await engine.incidents({ chart: 'permit' })
    expect(incident?.effect?.type).toBe('archive')
    const ended = await Permit.findById('P-1').lean()
    expect(ended).toMatchObject({ status: 'done', owners: [], timers: [] })

    await engine.settleEffect({
      ...{ ...on, key: incident!.key, by: officer, command: 'by hand' },
      why: 'Carried to the cellar.'
    })
    const settled = await Permit.findById('P-1').lean()
    expect(settled).toMatchObject({ status: 'done', owners: [], timers: [], outbox: [] })
    expect(settled?.tags).toEqual(ended?.tags)
    expect(settled?.history.at(-1)?.why).toBe('Carried to the cellar.')
    expect(await mongooseStore(Permit as never).liveVersions('permit')).toEqual([])
    expect((await engine.verify({ chart: 'permit' })).differences).toEqual([])
  })
})
