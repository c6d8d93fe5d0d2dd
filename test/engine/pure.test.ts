import { purely } from '../../src/engine/pure.ts'

describe('a pure step', () => {
  it('cannot read the machine’s clock, chance or identifiers', () => {
    const impurities: (() => unknown)[] = [
      () => Date.now(),
      () => new Date(),
      () => Math.random(),
      () => crypto.randomUUID(),
      () => performance.now()
    ]
    for (const impurity of impurities) expect(() => purely(impurity)).toThrow('inside a step')
  })

  it('may still compute with dates it was given, and leaves everything as it was', () => {
    const date = purely(() => new Date(86_400_000))
    expect(date).toBeInstanceOf(Date)
    expect(date.toISOString()).toBe('1970-01-02T00:00:00.000Z')
    expect(() =>
      purely(() => {
        throw new Error('on the way')
      })
    ).toThrow('on the way')
    expect(Date.now()).toBeGreaterThan(0)
    expect(Math.random()).toBeLessThan(1)
    expect(crypto.randomUUID()).toHaveLength(36)
    expect(performance.now()).toBeGreaterThan(0)
  })
})
