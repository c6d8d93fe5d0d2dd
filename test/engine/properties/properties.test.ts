import fc from 'fast-check'
import { prove, type ChartDefinition, type Migration } from '../../../src/engine/index.ts'
import { kinds } from '../../../src/engine/charts.ts'
import { proveMigration } from '../../../src/engine/migrate/prove-migration.ts'
import { walk } from '../../../src/engine/prove/prove.ts'
import { movableClock } from '../../../src/shared/clock.ts'
import { createLogger } from '../../../src/shared/logger.ts'
import { DAY } from '../fixtures/permit.chart.ts'
import { bare } from '../support/bare-engine.ts'
import { memoryStore } from '../support/memory-store.ts'
import { MORNING } from '../support/setting.ts'
import { chartOf, doings, shapes, type Doing } from './random-chart.ts'

const numRuns = process.env['CI'] ? 1000 : 80

async function live(
  charts: ChartDefinition[],
  what: readonly Doing[],
  migrations: Migration[] = []
) {
  const store = memoryStore()
  const clock = movableClock(MORNING)
  const open = (versions: ChartDefinition[]) => {
    const engine = bare({ clock, store, logger: createLogger('silent') })
    for (const chart of versions) engine.add(chart, chart.version === 2 ? migrations : [])
    return engine
  }
  const engine = open(charts.slice(0, 1))
  const by = { id: 'carl', roles: ['clerk'] }
  await engine.start({ chart: 'random', id: 'X', input: {}, by, command: 'begin', subject: {} })
  const seen: string[][] = [(await store.read('X'))!.states]
  for (const [n, doing] of what.entries()) {
    if ('days' in doing) {
      clock.moveTo(new Date(clock.now().getTime() + doing.days * DAY))
      await engine.tick()
    } else {
      const { event: type, ...facts } = doing
      const sent = engine.send({
        chart: 'random',
        id: 'X',
        event: { type, ...facts },
        by,
        command: `${n}`
      })
      await sent.catch((error: Error) => {
        if (error.name !== 'Refusal') throw error
      })
    }
    seen.push((await store.read('X'))!.states)
  }
  return { store, clock, engine, seen, open }
}

const loops = (chart: ChartDefinition) =>
  prove(chart).findings.some(({ kind }) => kind === 'timer-loop' || kind === 'throws')

describe('any chart', () => {
  it('never leads anywhere that the proof has not seen', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, doings, async (given, what) => {
        const chart = chartOf(given)
        fc.pre(!loops(chart))
        const known = new Set(walk(chart)!.configurations.map(({ states }) => states.join()))
        for (const states of (await live([chart], what)).seen)
          expect(known).toContain(states.join())
      }),
      { numRuns }
    )
  }, 600_000)

  it('that is proved answers by the clock alone, whatever was done before', async () => {
    let proved = 0
    await fc.assert(
      fc.asyncProperty(shapes, doings, async (given, what) => {
        const chart = chartOf(given)
        const faults = prove(chart).findings.filter(
          ({ kind }) => !['unused-event', 'unreachable', 'never-taken', 'shadowed'].includes(kind)
        )
        fc.pre(faults.length === 0)
        proved += 1
        const { store, clock, engine } = await live([chart], what)
        for (let month = 0; month < 24; month += 1) {
          if ((await store.read('X'))!.tags.includes('answered')) return
          clock.moveTo(new Date(clock.now().getTime() + 60 * DAY))
          await engine.tick()
        }
        expect((await store.read('X'))!.tags).toContain('answered')
      }),
      { numRuns, maxSkipsPerRun: 1000 }
    )
    expect(proved).toBeGreaterThan(numRuns / 2)
  }, 600_000)

  it('replays to the state it is in', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, doings, async (given, what) => {
        const chart = chartOf(given)
        fc.pre(!loops(chart))
        const { engine } = await live([chart], what)
        expect((await engine.verify({ chart: 'random' })).differences).toEqual([])
      }),
      { numRuns }
    )
  }, 600_000)

  it('moves under other names by a proved migration, stays where it was, and replays', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, doings, async (given, what) => {
        const [one, two] = [chartOf(given), chartOf(given, 'new-', 2)]
        fc.pre(!loops(one))
        const migration = renaming(one, two)
        const { store, seen, open } = await live([one, two], what, [migration])
        const before = (await store.read('X'))!
        const known = kinds()
        for (const chart of [one, two])
          known.add({ store, effects: {}, project: undefined, migrations: [] }, chart)
        const { versions } = known.named('random')
        expect(proveMigration(versions.get(1)!, versions.get(2)!, migration)).toEqual([])
        const engine = open([one, two])
        await engine.migrate({ chart: 'random', from: 1, to: 2, by: { id: 'carl', roles: [] } })
        const after = (await store.read('X'))!
        const ended = before.status === 'done'
        expect(after.states).toEqual(
          ended ? seen.at(-1) : seen.at(-1)!.map((state) => `new-${state}`)
        )
        expect(after.timers.map(({ dueAt }) => dueAt).sort()).toEqual(
          before.timers.map(({ dueAt }) => dueAt).sort()
        )
        expect((await engine.verify({ chart: 'random' })).differences).toEqual([])
      }),
      { numRuns: Math.ceil(numRuns / 2) }
    )
  }, 600_000)
})

/** Every state of the first chart to the state of the second that has its name behind the prefix. */
function renaming(one: ChartDefinition, two: ChartDefinition): Migration {
  const paths = walk(one)!.configurations.flatMap(({ live: { _nodes } }) =>
    (_nodes as { path: string[] }[]).map(({ path }) => path.join('.'))
  )
  const states = Object.fromEntries(
    paths.filter((path) => path !== '').map((path) => [path, `new-${path}`])
  )
  return { chart: 'random', from: one.version, to: two.version, states }
}
