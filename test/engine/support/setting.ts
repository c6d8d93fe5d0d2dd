import { createEngine, type EffectHandler, type Engine } from '../../../src/engine/index.ts'
import { movableClock, type MovableClock } from '../../../src/shared/clock.ts'
import { createLogger } from '../../../src/shared/logger.ts'
import { permit } from '../fixtures/permit.chart.ts'
import { memoryStore, type MemoryStore } from './memory-store.ts'

export interface Setting {
  engine: Engine
  clock: MovableClock
  store: MemoryStore
  /** what left through the outbox, by key */
  sent: { key: string; letter: unknown }[]
}

export const MORNING = new Date('2027-03-01T08:00:00Z')

/** An engine with the permit chart on a store in memory; letters are counted, not sent. */
export function setting(
  sendLetter?: EffectHandler,
  clock = movableClock(MORNING),
  store = memoryStore()
): Setting {
  const sent: Setting['sent'] = []
  const engine = createEngine({ clock, logger: createLogger('silent') })
  const deliver: EffectHandler = ({ key, params }) => {
    sent.push({ key, letter: params['letter'] })
    return Promise.resolve(
      params['letter'] === 'answer' ? { event: { type: 'NOTIFIED' } } : undefined
    )
  }
  engine.registerWith(store, {
    chart: permit,
    effects: { sendLetter: sendLetter ?? deliver, archive: () => Promise.resolve() },
    project: ({ answer }) => ({ answer })
  })
  return { engine, clock, store, sent }
}

export function begin({ engine }: Setting, id = 'P-1') {
  return engine.start({
    chart: 'permit',
    id,
    input: { limit: 50 },
    by: { id: 'ana', roles: ['applicant'] },
    command: `start ${id}`,
    subject: { street: 'rue des Lilas', answer: null }
  })
}
