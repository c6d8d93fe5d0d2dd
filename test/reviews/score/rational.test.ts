import fc from 'fast-check'
import {
  compareRationals,
  formatDecimal,
  rational,
  ScoreRefused,
  subtractRationals,
  sumRationals
} from '../../../src/reviews/score/index.ts'

const whole = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
const fraction = fc
  .tuple(whole, fc.integer({ min: 1, max: 1_000_000_000 }))
  .map(([num, den]) => rational(num, den))

describe('exact fractions', () => {
  it('compare equal when they are, in whatever terms', () => {
    const factor = fc.integer({ min: 1, max: 1000 })
    fc.assert(
      fc.property(fraction, factor, (a, k) => {
        expect(compareRationals(a, rational(a.num * k, a.den * k))).toBe(0)
      })
    )
  })

  it('tell apart what doubles cannot', () => {
    const large = Number.MAX_SAFE_INTEGER
    const a = rational(large - 1, large)
    const b = rational(large - 2, large - 1)
    expect(a.num / a.den).toBe(b.num / b.den)
    expect(compareRationals(a, b)).toBeGreaterThan(0)
    expect(compareRationals(b, a)).toBeLessThan(0)
  })

  it('add in any order to the same sum, and subtract back', () => {
    const small = fc
      .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 30 }))
      .map(([num, den]) => rational(num, den))
    fc.assert(
      fc.property(fc.array(small, { maxLength: 6 }), small, (terms, last) => {
        const sum = sumRationals(terms)
        expect(sumRationals(terms.toReversed())).toEqual(sum)
        expect(subtractRationals(sumRationals([...terms, last]), last)).toEqual(sum)
      })
    )
  })

  it('refuse what no longer is exact', () => {
    expect(() => rational(2 ** 53)).toThrow(ScoreRefused)
    expect(() => rational(1, 0)).toThrow(ScoreRefused)
  })
})

describe('formatDecimal', () => {
  it('writes French: a comma, one decimal, halves rounded up', () => {
    expect(formatDecimal(rational(212, 3))).toBe('70,7')
    expect(formatDecimal(rational(157, 2))).toBe('78,5')
    expect(formatDecimal(rational(74))).toBe('74,0')
    expect(formatDecimal(rational(1, 20))).toBe('0,1')
    expect(formatDecimal(rational(-8, 3))).toBe('−2,7')
    expect(formatDecimal(rational(-1, 100))).toBe('0,0')
    expect(formatDecimal(rational(59_995, 1000), 2, '.')).toBe('60.00')
    expect(formatDecimal(rational(5, 2), 0)).toBe('3')
  })

  it('is never further from the value than half of its last digit', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 4 }), ({ num, den }, decimals) => {
        const shown = formatDecimal({ num, den }, decimals, '.').replace('−', '-').replace('.', '')
        const twiceError =
          2n * (BigInt(shown) * BigInt(den) - BigInt(num) * 10n ** BigInt(decimals))
        expect((twiceError < 0n ? -twiceError : twiceError) <= BigInt(den)).toBe(true)
      })
    )
  })
})
