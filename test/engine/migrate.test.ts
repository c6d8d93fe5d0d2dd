import {
  createEngine,
  prove,
  type ChartDefinition,
  type Migration
} from '../../src/engine/index.ts'
import { kinds } from '../../src/engine/charts.ts'
import { proveMigration } from '../../src/engine/migrate/prove-migration.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { DAY } from './fixtures/permit.chart.ts'
import { oneToTwo, queue1, queue2 } from './fixtures/versions.ts'
import { memoryStore } from './support/memory-store.ts'
import { MORNING } from './support/setting.ts'

const clerk = { id: 'carl', roles: ['clerk'] }
const after = (days: number) => new Date(MORNING.getTime() + days * DAY)

function office(versions: ChartDefinition[], migrations: Migration[] = [], store = memoryStore()) {
  const clock = movableClock(MORNING)
  const engine = createEngine({ clock, logger: createLogger('silent') })
  for (const chart of versions)
    engine.registerWith(store, {
      chart,
      effects: {},
      migrations: chart.version === 2 ? migrations : []
    })
  const say = (id: string, type: string) =>
    engine.send({
      chart: 'queue',
      id,
      event: { type },
      by: clerk,
      command: `${id} ${type} ${String(clock.now().getTime())}`
    })
  const begin = (id: string) =>
    engine.start({ chart: 'queue', id, input: {}, by: clerk, command: `begin ${id}`, subject: {} })
  return { engine, clock, store, say, begin }
}

describe('a new version of a chart', () => {
  it('leaves instances on the version they began with, which goes on running', async () => {
    const before = office([queue1])
    await before.begin('Q-1')
    const both = office([queue1, queue2], [], before.store)
    expect((await both.say('Q-1', 'AGAIN')).instance).toMatchObject({
      def: { version: 1 },
      states: ['reading.twice']
    })
    expect((await both.begin('Q-2')).instance.def.version).toBe(2)
  })

  it('refuses to start when a live instance runs a version that is not here, or was edited', async () => {
    const before = office([queue1])
    await before.begin('Q-1')
    await expect(office([queue2], [], before.store).engine.checkVersions()).rejects.toThrow(
      'queue 1 is not here: 1 live, such as Q-1'
    )
    const edited = { ...queue1, events: { ...queue1.events, PAUSE: { roles: ['nobody else'] } } }
    await expect(office([edited], [], before.store).engine.checkVersions()).rejects.toThrow(
      'queue 1 was edited since'
    )
    await expect(
      office([queue1, queue2], [], before.store).engine.checkVersions()
    ).resolves.toBeUndefined()
  })
})

describe('a migration', () => {
  async function lived() {
    const here = office([queue1])
    for (const id of ['Q-1', 'Q-2', 'Q-3', 'Q-4']) await here.begin(id)
    await here.say('Q-2', 'AGAIN')
    await here.say('Q-2', 'PAUSE')
    await here.say('Q-3', 'ANSWER')
    return office([queue1, queue2], [oneToTwo], here.store)
  }

  it('says beforehand how many go where and what becomes of their timers, and writes nothing', async () => {
    const { engine, store } = await lived()
    const before = store.everything()
    expect(
      await engine.migrate({ chart: 'queue', from: 1, to: 2, by: clerk, dryRun: true })
    ).toEqual({
      instances: 3,
      moves: [
        {
          from: ['reading.once'],
          to: ['path.checking.once', 'visit.none'],
          count: 2,
          example: 'Q-1',
          kept: ['week'],
          rearmed: ['season'],
          dropped: [],
          dates: { season: { first: after(90), last: after(90) } }
        },
        {
          from: ['paused'],
          to: ['path.paused', 'visit.none'],
          count: 1,
          example: 'Q-2',
          kept: ['month'],
          rearmed: [],
          dropped: [],
          dates: {}
        }
      ]
    })
    expect(store.everything()).toEqual(before)
  })

  it('moves each live instance once, keeps its dates and where it had been, and replays', async () => {
    const { engine, clock, store, say } = await lived()
    clock.moveTo(after(2))
    expect(await engine.migrate({ chart: 'queue', from: 1, to: 2, by: clerk })).toMatchObject({
      instances: 3
    })
    expect(await engine.migrate({ chart: 'queue', from: 1, to: 2, by: clerk })).toMatchObject({
      instances: 0
    })
    const moved = (await store.read('Q-1'))!
    expect(moved.def.version).toBe(2)
    expect(moved.timers.map(({ dueAt }) => dueAt)).toEqual([after(7), after(92)])
    expect(moved.history.at(-1)).toMatchObject({
      event: { type: 'engine.migrate', from: 1, to: 2 },
      by: clerk
    })
    expect((await say('Q-2', 'RESUME')).instance.states).toEqual([
      'path.checking.twice',
      'visit.none'
    ])
    clock.moveTo(after(7))
    await engine.tick()
    expect((await store.read('Q-1'))!.states).toEqual(['path.answered', 'visit.none'])
    expect((await store.read('Q-3'))!.def.version).toBe(1)
    expect((await engine.verify({ chart: 'queue' })).differences).toEqual([])
  })

  function findingsOf(migration: Migration): string[] {
    const known = kinds()
    const store = memoryStore()
    for (const chart of [queue1, queue2])
      known.add({ store, effects: {}, project: undefined, migrations: [] }, chart)
    const { versions } = known.named('queue')
    return proveMigration(versions.get(1)!, versions.get(2)!, migration).map(({ kind }) => kind)
  }

  it('is proved before anything is written', async () => {
    expect(prove(queue1).findings).toEqual([])
    expect(prove(queue2).findings).toEqual([])
    expect(findingsOf(oneToTwo)).toEqual([])
    expect(findingsOf({ ...oneToTwo, states: {} })).toContain('nowhere')
    expect(findingsOf({ ...oneToTwo, added: [] })).toContain('never-reached')
    expect(findingsOf({ ...oneToTwo, added: ['visit.made'] })).toEqual([])
    const { store } = await lived()
    const before = store.everything()
    const wrong = office([queue1, queue2], [{ ...oneToTwo, added: [] }], store)
    await expect(
      wrong.engine.migrate({ chart: 'queue', from: 1, to: 2, by: clerk })
    ).rejects.toThrow('is not proved')
    expect(store.everything()).toEqual(before)
  })
})
