import { applicationChart } from '../../workflows/territoire-volontaire/application.chart.ts'
import { listedFacts } from '../../src/applications/index.ts'
import { createEngine, type Engine } from '../../src/engine/index.ts'
import type { InstanceStore } from '../../src/engine/store.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { deskStore } from './desk-store.ts'

export interface Desk {
  engine: Engine
  store: InstanceStore
  /** fires what is due on the way */
  moveTo: (at: Date) => Promise<void>
}

/** The engine itself on a store in memory, emptied for each dossier. */
export function engineDesk(): { cleared: () => Desk } {
  let current = deskStore()
  // one dossier at a time: a store of its own for each, behind the one that the engine was handed
  const store = new Proxy({} as InstanceStore, {
    get: (_, name) => Reflect.get(current, name) as unknown
  })
  let now = new Date(0)
  const clock = { now: () => now }
  const engine = createEngine({ clock, logger: createLogger('silent') })
  engine.registerWith(store, {
    chart: applicationChart,
    effects: Object.fromEntries(
      applicationChart.effects.map((name) => [name, () => Promise.resolve()])
    ),
    project: (context, instance) => ({ ...listedFacts(context, instance) })
  })
  const moveTo = async (at: Date) => {
    for (;;) {
      const [next] = await store.due(at, 1)
      if (!next) break
      if (next.pollAt && next.pollAt > now) now = next.pollAt
      await engine.tick()
    }
    now = at
  }
  return {
    cleared: () => {
      current = deskStore()
      now = new Date(0)
      return { engine, store, moveTo }
    }
  }
}
