import { createEngine } from '../../../src/engine/index.ts'
import { simulate } from './simulate.ts'

const RUNS = process.env['CI'] ? 2000 : 60

describe('the engine in a storm', () => {
  it(`keeps its promises in ${RUNS} lives with crashes, lost answers and races`, async () => {
    for (let seed = 1; seed <= RUNS; seed += 1) {
      expect({ seed, wrong: await simulate(seed, createEngine) }).toEqual({ seed, wrong: [] })
    }
  })
})
