import fc from 'fast-check'
import { prove } from '../../../src/engine/index.ts'
import { walk } from '../../../src/engine/prove/prove.ts'
import { DAY } from '../fixtures/permit.chart.ts'
import { chartOf, doings, shapes } from './random-chart.ts'
import { live, loops, numRuns } from './random-life.ts'

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
  })

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
  })

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
  })
})
