import fc from 'fast-check'
import { sirenHolds, sirenOfSiret, siretCheck } from '../../src/territories/index.ts'

describe('checking a SIRET', () => {
  it('accepts real establishments, typed with or without spaces', () => {
    // Ville de Vierzon; the example of the French Wikipedia; La Poste, seat.
    for (const siret of ['211 802 798 00010', '73282932000074', '35600000000048']) {
      expect(siretCheck(siret)).toMatchObject({ valid: true })
    }
  })

  it('gives back the digits alone, and the SIREN', () => {
    expect(siretCheck(' 211.802.798-00010 ')).toEqual({
      valid: true,
      siret: '21180279800010',
      siren: '211802798'
    })
    expect(sirenOfSiret('211 802 798 00010')).toBe('211802798')
  })

  it('says what is wrong, so that the page can say what to do', () => {
    expect(siretCheck('')).toMatchObject({ valid: false, problem: 'empty' })
    expect(siretCheck('21180279B00010')).toMatchObject({ valid: false, problem: 'characters' })
    expect(siretCheck('211802798')).toEqual({ valid: false, problem: 'length', digits: 9 })
    expect(siretCheck('21180279800018')).toMatchObject({ valid: false, problem: 'key' })
  })

  it('refuses a SIRET whose own key holds but whose SIREN is wrong', () => {
    // The fourteen digits add up to ten by Luhn's formula, the nine first ones to one.
    expect(siretCheck('10000000000008')).toMatchObject({ valid: false, problem: 'key' })
    expect(sirenHolds('100000000')).toBe(false)
    expect(sirenHolds('211802798')).toBe(true)
  })

  it('accepts the establishments of La Poste that Luhn would refuse, and only by their own rule', () => {
    // 3+5+6 = 14, so that the five last digits must bring the sum to a multiple of five.
    expect(siretCheck('35600000000001')).toMatchObject({ valid: true })
    expect(siretCheck('35600000000002')).toMatchObject({ valid: false, problem: 'key' })
  })

  it('notices any one wrong digit', () => {
    const right = '21180279800010'
    fc.assert(
      fc.property(fc.nat(13), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const digits = [...right]
        digits[position] = String((Number(digits[position]) + shift) % 10)
        expect(siretCheck(digits.join(''))).toMatchObject({ valid: false })
      })
    )
  })
})
