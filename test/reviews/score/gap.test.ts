import { gapsOf, needsThirdReading } from '../../../src/reviews/score/index.ts'

const low = { reader: 'A', levels: { C1: 2, C2: 4 } }
const near = { reader: 'B', levels: { C1: 3, C2: 4 } }
const far = { reader: 'C', levels: { C1: 3, C2: 2 } }

describe('needsThirdReading', () => {
  it('is called by a gap of two levels on one criterion, not by two gaps of one', () => {
    expect(needsThirdReading([low, far], 2)).toBe(true)
    expect(needsThirdReading([low, near], 2)).toBe(false)
    const oneEach = { reader: 'D', levels: { C1: 3, C2: 5 } }
    expect(needsThirdReading([low, oneEach], 2)).toBe(false)
  })

  it('is never called before two readings, after three, or by a call that asks for none', () => {
    expect(needsThirdReading([], 2)).toBe(false)
    expect(needsThirdReading([low], 2)).toBe(false)
    expect(needsThirdReading([low, far, near], 2)).toBe(false)
    expect(needsThirdReading([low, far], null)).toBe(false)
  })
})

describe('gapsOf', () => {
  it('shows the lowest and the highest level of each criterion', () => {
    expect(gapsOf([low, near, far])).toEqual([
      { criterion: 'C1', lowest: 2, highest: 3, gap: 1 },
      { criterion: 'C2', lowest: 2, highest: 4, gap: 2 }
    ])
    expect(gapsOf([])).toEqual([])
  })
})
