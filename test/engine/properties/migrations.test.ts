import fc from 'fast-check'
import type { ChartDefinition, Instance, Migration } from '../../../src/engine/index.ts'
import { kinds } from '../../../src/engine/charts.ts'
import { proveMigration } from '../../../src/engine/migrate/prove-migration.ts'
import { walk } from '../../../src/engine/prove/prove.ts'
import { DAY } from '../fixtures/permit.chart.ts'
import { memoryStore } from '../support/memory-store.ts'
import { chartOf, doings, shapes } from './random-chart.ts'
import { live, loops, numRuns, renaming } from './random-life.ts'

const by = { id: 'carl', roles: [] }
const order = { chart: 'random', from: 1, to: 2, by }

function findingsOf(one: ChartDefinition, two: ChartDefinition, migration: Migration) {
  const known = kinds()
  const store = memoryStore()
  for (const chart of [one, two])
    known.add({ store, effects: {}, project: undefined, migrations: [] }, chart)
  const { versions } = known.named('random')
  return proveMigration(versions.get(1)!, versions.get(2)!, migration)
}

/** What waits in it: the delay, and the state under its new name. */
const waitsOf = ({ timers }: Instance) =>
  new Map(timers.map(({ event, dueAt }) => [event.replace(/\.(?!new-)(s\d)/, '.new-$1'), dueAt]))

describe('any chart and any second version of it', () => {
  it('moves under other names by a proved migration, stays where it was, and replays', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, doings, async (given, what) => {
        const [one, two] = [chartOf(given), chartOf(given, 'new-', 2)]
        fc.pre(!loops(one))
        const migration = renaming(one, two)
        const { store, seen, open } = await live([one, two], what, [migration])
        const before = (await store.read('X'))!
        expect(findingsOf(one, two, migration)).toEqual([])
        const engine = open([one, two])
        await engine.migrate(order)
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
  })

  it('with other ways and waits: a proved map leads where the new one could be, keeps dates of waits that stay, begins the new ones', async () => {
    let moved = 0
    await fc.assert(
      fc.asyncProperty(twoVersions, doings, async ([before, after], what) => {
        const [one, two] = [chartOf(before), chartOf(after, 'new-', 2)]
        fc.pre(!loops(one) && !loops(two))
        const migration = renaming(one, two)
        fc.pre(findingsOf(one, two, migration).length === 0)
        const { store, clock, open } = await live([one, two], what, [migration])
        const old = (await store.read('X'))!
        fc.pre(old.status === 'active')
        moved += 1
        const engine = open([one, two])
        const foretold = await engine.migrate({ ...order, dryRun: true })
        expect(await store.read('X')).toEqual(old)
        expect(await engine.migrate(order)).toEqual(foretold)

        const now = (await store.read('X'))!
        expect(walk(two)!.configurations.map(({ states }) => states)).toContainEqual(now.states)
        const [was, is] = [waitsOf(old), waitsOf(now)]
        for (const [wait, dueAt] of is) {
          const began = clock.now() > old.lastAt ? clock.now() : old.lastAt
          if (was.has(wait)) expect(dueAt).toEqual(was.get(wait))
          else expect(dueAt.getTime()).toBeGreaterThan(began.getTime())
        }
        expect(now.history.slice(0, -1)).toEqual(old.history)
        clock.moveTo(new Date(clock.now().getTime() + 60 * DAY))
        await engine.tick()
        expect((await engine.verify({ chart: 'random' })).differences).toEqual([])
      }),
      { numRuns: Math.ceil(numRuns / 2), maxSkipsPerRun: 1000 }
    )
    expect(moved).toBeGreaterThan(0)
  })
})

/** The same states, between which other events and other waits lead. */
const twoVersions = fc.tuple(shapes, shapes).map(([before, other]) => {
  const after = before.map((shape, n) => {
    const { on, after: waits } = other[n % other.length] ?? shape
    return n % 2 === 0
      ? { ...shape, on: [...shape.on, ...on], after: [...shape.after, ...waits] }
      : shape
  })
  return [before, after] as const
})
