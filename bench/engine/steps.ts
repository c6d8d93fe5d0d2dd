import { persist } from '../../src/engine/snapshot.ts'
import { stepper } from '../../src/engine/xstate.ts'
import { officer, permit } from '../../test/engine/fixtures/permit.chart.ts'
import { atLeast, ratioRow, type Row } from '../table/row.ts'
import { bareSteps } from './bare-steps.ts'
import { START } from './permits.ts'

/** Steps by the engine's adapter against XState's own restore, transition and persist. */
export function steps(): Row {
  const ours = stepper(permit)
  const env = { now: START.getTime(), actor: officer, seq: 2 }
  const begun = ours.begin({ limit: 50 }, env)
  const checking = persist(ours.step(begun.live, { type: 'SUBMIT', size: 5 }, env).live)
  const run = (count: number, one: () => void) => {
    const start = performance.now()
    for (let n = 0; n < count; n += 1) one()
    return (count / (performance.now() - start)) * 1000
  }
  const bareStep = bareSteps(permit.machine, checking, { type: 'EXTEND' })
  const ourStep = () => {
    persist(ours.step(ours.restore(checking, env), { type: 'EXTEND' }, env).live)
  }
  // by turns, the first for the compiler
  const runs = Array.from({ length: 7 }, () => ({
    limit: run(5_000, bareStep),
    ours: run(5_000, ourStep)
  })).slice(1)
  const work = 'engine: one pure step, against bare restore, transition and persist'
  return ratioRow(work, runs, atLeast(0.8), 'steps/s')
}
