import { mutant, mutants } from './mutants.ts'
import { simulate } from './simulate.ts'

const LIVES = 400

describe('an engine', () => {
  it.each(Object.keys(mutants))('%s breaks a promise, and the simulation says so', async (name) => {
    const { create, remove } = await mutant(mutants[name]!)
    try {
      let wrong: string[] = []
      for (let seed = 1; seed <= LIVES && wrong.length === 0; seed += 1)
        wrong = await simulate(seed, create)
      expect(wrong).not.toEqual([])
    } finally {
      await remove()
    }
  })
})
