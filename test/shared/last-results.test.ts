import { keepingLast } from '../../src/shared/last-results.ts'

describe('what a pure function answered last', () => {
  it('is given again for the same question, whoever asks it', () => {
    let asked = 0
    const sum = keepingLast(2, (numbers: readonly number[]) => {
      asked += 1
      return { total: numbers.reduce((a, b) => a + b, 0) }
    })
    expect([sum([1, 2]), sum([1, 2]), sum([3])].map(({ total }) => total)).toEqual([3, 3, 3])
    expect(asked).toBe(2)
  })

  it('is worked out again when anything of the question differs, however deep', () => {
    const count = keepingLast(8, (dossiers: { readings: { levels: Record<string, number> }[] }[]) =>
      dossiers.flatMap(({ readings }) => readings.map(({ levels }) => levels['C1']))
    )
    const of = (level: number) => [{ readings: [{ levels: { C1: level } }] }]
    expect([count(of(1)), count(of(2)), count(of(1))]).toEqual([[1], [2], [1]])
  })

  it('is forgotten when others were asked since; an error never is kept', () => {
    let asked = 0
    const half = keepingLast(2, (n: number) => {
      asked += 1
      if (n % 2 === 1) throw new RangeError(`${n} is odd`)
      return n / 2
    })
    for (const n of [2, 4, 6, 2]) half(n)
    expect(asked).toBe(4)
    expect(() => half(3)).toThrow('odd')
    expect(() => half(3)).toThrow('odd')
    expect(asked).toBe(6)
  })
})
