import mongoose from 'mongoose'
import { createEngine, defineAggregate, type Engine } from '../../src/engine/index.ts'
import { mongooseStore } from '../../src/engine/store.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import type { TestStore } from '../support/store.ts'
import { DAY, applicant, permit } from './fixtures/permit.chart.ts'
import { MORNING } from './support/setting.ts'
import { watchedStore } from './support/watched-store.ts'

const INSTANCES = 60
const VERSIONS = 'def.name_1_status_1_def.version_1_def.hash_1__id_1'
const Permit = defineAggregate<{ street: string }>('IndexedPermit', { street: String })

interface Explained {
  queryPlanner: {
    winningPlan: { stage: string; inputStage?: { stage: string; indexName: string } }
  }
  executionStats: { totalDocsExamined: number; totalKeysExamined: number; nReturned: number }
}

/** What the engine asks must not grow with the number of instances: each question is caught on the wire and explained. */
describe('each question that the engine asks of the store', () => {
  let store: TestStore
  let engine: Engine
  const clock = movableClock(MORNING)
  const asked: Record<string, unknown>[] = []
  const instances = mongooseStore(Permit as never)

  beforeAll(async () => {
    store = await watchedStore(Permit.collection.name, (command) => asked.push(command))
    await Permit.init()
    engine = createEngine({ clock, logger: createLogger('silent') })
    engine.register({
      chart: permit,
      model: Permit,
      effects: { sendLetter: () => Promise.resolve(), archive: () => Promise.resolve() }
    })
    for (let n = 0; n < INSTANCES; n += 1) {
      const id = `I-${n}`
      await engine.start({
        ...{ chart: 'permit', id, input: { limit: 50 }, by: applicant, command: `start ${id}` },
        subject: { street: 'rue des Lilas' }
      })
    }
    await say('I-7')
  })

  afterAll(() => store.close())

  const say = (id: string) =>
    engine.send({
      ...{ chart: 'permit', id, event: { type: 'SUBMIT', size: 5 }, by: applicant, command: id }
    })

  /** The first question that a piece of work asks, explained by the store. */
  async function explained(work: () => Promise<unknown>): Promise<Explained> {
    asked.length = 0
    await work()
    const command = { ...asked[0] }
    for (const field of ['lsid', 'txnNumber', '$db', '$clusterTime', '$readPreference'])
      delete command[field]
    const { db } = mongoose.connection
    return (await db!.command({
      ...{ explain: command, verbosity: 'executionStats' }
    })) as unknown as Explained
  }

  const later = new Date(MORNING.getTime() + 40 * DAY)
  const effect = { key: 'I-9:1:0', type: 'x', params: {}, attempts: 0, nextAt: MORNING }
  const incident = { key: 'k', at: MORNING, error: 'no' }
  const questions: [string, string, number, () => Promise<unknown>][] = [
    ['one by its id', '_id_', 1, () => instances.read('I-3')],
    ['a step', '_id_', 1, () => say('I-8')],
    ['a claim', '_id_', 1, () => instances.claim('I-9', effect, later)],
    [
      'an effect that goes on',
      '_id_',
      1,
      () => instances.amend('I-9', 'k', later, { attempts: 0 })
    ],
    ['an effect given up', '_id_', 1, () => instances.giveUp('I-9', later, incident)],
    ['an incident over', '_id_', 1, () => instances.clearIncident('I-9', 'k', undefined)],
    ['an effect done', '_id_', 1, () => instances.remove('I-9', 'I-9:1:0')],
    [
      'timers put off',
      '_id_',
      1,
      () => instances.putOff('I-9', 99, { timers: [], pollAt: null, incident })
    ],
    ['what is due, none', 'pollAt_1__id_1', 0, () => instances.due(MORNING, 20)],
    ['what is due, the first of many', 'pollAt_1__id_1', 20, () => instances.due(later, 20)],
    ['what comes next', 'pollAt_1__id_1', 20, () => instances.upcoming({}, 20)],
    ['effects to do, none', 'outbox.nextAt_1', 0, () => instances.waiting(new Date(0), 20)],
    ['effects to do', 'outbox.nextAt_1', 2, () => instances.waiting(later, 20)],
    ['incidents, none', 'incident.at_1', 0, () => instances.inTrouble({}, 20)],
    ['versions in use', VERSIONS, 1, () => instances.liveVersions('permit')]
  ]

  it.each(questions)('%s is found by the index %s', async (_, index, documents, work) => {
    const { queryPlanner, executionStats } = await explained(work)
    expect(queryPlanner.winningPlan).toMatchObject({
      ...{ stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: index } }
    })
    expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(documents)
  })

  it('versions in use are as many questions, however many instances there are', async () => {
    asked.length = 0
    const [one, ...others] = await instances.liveVersions('permit')
    expect(one).toMatchObject({ version: 1, count: INSTANCES })
    expect(others).toEqual([])
    expect(asked.length).toBeLessThanOrEqual(4)
  })
})
