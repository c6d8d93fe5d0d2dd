import { prove, type ChartDefinition, type Migration } from '../../../src/engine/index.ts'
import { walk } from '../../../src/engine/prove/prove.ts'
import { movableClock } from '../../../src/shared/clock.ts'
import { createLogger } from '../../../src/shared/logger.ts'
import { DAY } from '../fixtures/permit.chart.ts'
import { bare } from '../support/bare-engine.ts'
import { memoryStore } from '../support/memory-store.ts'
import { MORNING } from '../support/setting.ts'
import type { Doing } from './random-chart.ts'

/** How many charts are tried: all of them before a release. */
export const numRuns = process.env['CI'] ? 1000 : 80

/** One instance of the first chart, to which things happen in a store in memory. @returns where it was after each of them */
export async function live(
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

export const loops = (chart: ChartDefinition) =>
  prove(chart).findings.some(({ kind }) => kind === 'timer-loop' || kind === 'throws')

/** Every state of the first chart to the state of the second that has its name behind the prefix. */
export function renaming(one: ChartDefinition, two: ChartDefinition): Migration {
  const paths = walk(one)!.configurations.flatMap(({ live: { _nodes } }) =>
    (_nodes as { path: string[] }[]).map(({ path }) => path.join('.'))
  )
  const states = Object.fromEntries(
    paths.filter((path) => path !== '').map((path) => [path, `new-${path}`])
  )
  return { chart: 'random', from: one.version, to: two.version, states }
}
