import { listWorkflows, migrateWorkflows } from '../../../src/cli/workflows/migrate-workflows.ts'
import {
  createEngine,
  defineAggregate,
  type ChartDefinition,
  type Engine,
  type Instance,
  type Migration
} from '../../../src/engine/index.ts'
import { mongooseStore, type InstanceStore } from '../../../src/engine/store.ts'
import { movableClock, type MovableClock } from '../../../src/shared/clock.ts'
import { parisDateTime } from '../../../src/shared/paris-time.ts'
import { createLogger } from '../../../src/shared/logger.ts'
import { DAY } from '../../engine/fixtures/permit.chart.ts'
import { oneToTwo, queue1, queue2 } from '../../engine/fixtures/versions.ts'
import { MORNING } from '../../engine/support/setting.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const Queue = defineAggregate<Record<string, never>>('Queue', {})
const ada = { id: 'ada', roles: ['administrator'] }
const order = { dryRun: false, by: ada, why: 'A reminder was missing.' }
const clerk = { id: 'carl', roles: ['clerk'] }

/** Promise 1 holds across an upgrade: whoever is under way goes on, on the version they began with or a proved one. */
describe('a second version of a chart, over the real store', () => {
  let store: TestStore
  let clock: MovableClock

  beforeAll(async () => {
    store = await openTestStore()
    await Queue.init()
  })
  beforeEach(async () => {
    await Queue.deleteMany({})
    clock = movableClock(MORNING)
  })
  afterAll(() => store.close())

  /** What one process runs. @param around the store, when something of it goes wrong */
  function program(
    versions: ChartDefinition[],
    migrations: Migration[] = [oneToTwo],
    around: (store: InstanceStore) => InstanceStore = (one) => one
  ): Engine {
    const engine = createEngine({ clock, logger: createLogger('silent') })
    for (const chart of versions) {
      const maps = migrations.filter(({ to }) => to === chart.version)
      const store_ = around(mongooseStore(Queue as never))
      engine.registerWith(store_, { chart, effects: {}, migrations: maps })
    }
    return engine
  }

  async function lived(count: number): Promise<void> {
    const engine = program([queue1], [])
    for (let n = 1; n <= count; n += 1) {
      const id = `Q-${String(n).padStart(2, '0')}`
      await engine.start({
        chart: 'queue',
        id,
        input: {},
        by: clerk,
        command: `begin ${id}`,
        subject: {}
      })
      const say = (type: string) =>
        engine.send({ chart: 'queue', id, event: { type }, by: clerk, command: `${id} ${type}` })
      if (n % 3 === 0) await say('PAUSE')
      if (n % 4 === 0 && n % 3 !== 0) await say('ANSWER')
    }
    clock.moveTo(new Date(MORNING.getTime() + 2 * DAY))
  }

  const everything = () => Queue.find().sort({ _id: 1 }).lean<Instance[]>()

  async function told(work: (say: (line: string) => void) => Promise<unknown>): Promise<string[]> {
    const lines: string[] = []
    await work((line) => lines.push(line))
    return lines
  }

  it('is listed with what follows each version, and what may be done about it', async () => {
    await lived(8)
    expect(await told((say) => listWorkflows(program([queue1, queue2]), say))).toEqual([
      'queue 1: 6 live, such as Q-01 (earlier, a map leads to 2)',
      'queue 2: nothing live (current, new ones follow it)'
    ])
    const without = program([queue2], [])
    const [line = ''] = await told(async (say) => {
      expect(await listWorkflows(without, say)).toBe(false)
    })
    expect(line).toMatch(/^queue 1: 6 live, such as Q-01 \(NOT HERE/)
    await expect(without.checkVersions()).rejects.toThrow('queue 1 is not here')
  })

  it('is rehearsed first: how many, from where to where, which timers, with their new dates; nothing is written', async () => {
    await lived(8)
    const before = await everything()
    const engine = program([queue1, queue2])
    const lines = await told((say) => migrateWorkflows(engine, { ...order, dryRun: true }, say))
    const season = parisDateTime(new Date(MORNING.getTime() + 92 * DAY), 'en')
    expect(lines).toEqual([
      'queue: 6 would go from version 1 to 2',
      '  4 reading.once → path.checking.once, visit.none (such as Q-01)',
      '    timers that keep their date: week',
      `    timer that begins now: season, due ${season}`,
      '  2 paused → path.paused, visit.none (such as Q-03)',
      '    timers that keep their date: month'
    ])
    expect(await everything()).toEqual(before)
  })

  it('moves each one once, journals who and why, keeps dates, and every journal still replays', async () => {
    await lived(8)
    const engine = program([queue1, queue2])
    const dates = new Map((await everything()).map(({ _id, timers }) => [_id, timers]))
    expect(await migrateWorkflows(engine, order, () => undefined)).toBe(6)
    for (const { _id, def, status, history, timers } of await everything()) {
      if (status === 'done') {
        expect(def.version).toBe(1)
        continue
      }
      expect(def.version).toBe(2)
      expect(history.at(-1)).toMatchObject({
        ...{ event: { type: 'engine.migrate', from: 1, to: 2 }, by: ada },
        why: 'A reminder was missing.'
      })
      const kept = timers.filter(({ event }) => /week|month/.test(event))
      expect(kept.map(({ dueAt }) => dueAt)).toEqual(dates.get(_id)!.map(({ dueAt }) => dueAt))
    }
    expect((await engine.verify({ chart: 'queue' })).differences).toEqual([])
    const again = await everything()
    expect(await told((say) => migrateWorkflows(engine, order, say))).toEqual([
      'Nothing to move: no live instance has a map to a later version.'
    ])
    expect(await everything()).toEqual(again)
  })

  it('is taken up where a process was stopped in the middle', async () => {
    await lived(8)
    let left = 2
    const dying = program([queue1, queue2], [oneToTwo], (one) => ({
      ...one,
      swap: (...change) => {
        left -= 1
        return left < 0 ? Promise.reject(new Error('killed')) : one.swap(...change)
      }
    }))
    await expect(migrateWorkflows(dying, order, () => undefined)).rejects.toThrow('killed')
    expect((await everything()).filter(({ def }) => def.version === 2)).toHaveLength(2)
    const engine = program([queue1, queue2])
    expect(await migrateWorkflows(engine, order, () => undefined)).toBe(4)
    expect((await engine.verify({ chart: 'queue' })).differences).toEqual([])
  })

  it('is done once by two processes at the same time, while a third one works on', async () => {
    await lived(12)
    const processes = [program([queue1, queue2]), program([queue1, queue2])] as const
    const worker = program([queue1, queue2])
    const by = clerk
    const again = { chart: 'queue', id: 'Q-01', event: { type: 'AGAIN' }, by, command: 'again' }
    const [first, second] = await Promise.all([
      migrateWorkflows(processes[0], order, () => undefined),
      migrateWorkflows(processes[1], order, () => undefined),
      worker.send(again)
    ])
    expect(first + second).toBe((await everything()).filter(({ def }) => def.version === 2).length)
    for (const { history } of await everything()) {
      const moved = history.filter(({ event }) => event.type === 'engine.migrate')
      expect(moved.length).toBeLessThanOrEqual(1)
    }
    expect(
      (await everything()).filter(({ status, def }) => status === 'active' && def.version === 1)
    ).toEqual([])
    expect((await worker.verify({ chart: 'queue' })).differences).toEqual([])
  })

  it('writes nothing at all while one instance cannot go, and names it', async () => {
    await lived(8)
    await Queue.updateOne({ _id: 'Q-05' }, { $set: { 'snapshot.context.visits': 41 } })
    const before = await everything()
    const engine = program([queue1, queue2])
    for (const dryRun of [true, false]) {
      await expect(migrateWorkflows(engine, { ...order, dryRun }, () => undefined)).rejects.toThrow(
        /1 of queue 1 cannot go to 2; nothing was written:\n- Q-05: step/
      )
    }
    expect(await everything()).toEqual(before)
  })

  it('goes on under its first version as long as nobody moves it', async () => {
    await lived(2)
    const engine = program([queue1, queue2])
    clock.moveTo(new Date(MORNING.getTime() + 7 * DAY))
    await engine.tick()
    const [first] = await everything()
    expect(first).toMatchObject({ def: { version: 1 }, states: ['answered'] })
  })
})
