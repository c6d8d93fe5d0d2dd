import { answering, codesOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))

describe('numbers', () => {
  it.each([
    ['27 500', 27_500],
    ['27\u202f500', 27_500],
    ['0', 0],
    ['12,0', 12]
  ])('reads « %s » as people write it', (q, value) => {
    expect(valueOf({ type: 'number' }, { q })).toBe(value)
  })

  it.each([
    ['environ 300', 'not-a-number'],
    ['1e5', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['12,5', 'not-whole'],
    ['-1', 'too-small'],
    ['99999999999', 'too-large']
  ])('refuses « %s »: %s', (q, code) => {
    expect(errorsOf({ type: 'number' }, { q })).toEqual([code])
  })

  it('allows the decimals it says', () => {
    expect(valueOf({ type: 'number', decimals: 2 }, { q: '1,25' })).toBe(1.25)
    expect(errorsOf({ type: 'number', decimals: 2 }, { q: '1,255' })).toEqual(['too-many-decimals'])
  })

  it('keeps money in whole cents', () => {
    expect(valueOf({ type: 'money' }, { q: '15 000 €' })).toBe(1_500_000)
    expect(valueOf({ type: 'money' }, { q: '0,29' })).toBe(29)
    expect(errorsOf({ type: 'money' }, { q: '1,005' })).toEqual(['not-an-amount'])
    expect(errorsOf({ type: 'money', min: 1 }, { q: '0' })).toEqual(['amount-too-small'])
    expect(errorsOf({ type: 'money', max: 10 }, { q: '11' })).toEqual(['amount-too-large'])
  })

  it('keeps a percentage between its bounds', () => {
    expect(valueOf({ type: 'percent' }, { q: '40 %' })).toBe(40)
    expect(errorsOf({ type: 'percent' }, { q: '101' })).toEqual(['percentage-out-of-range'])
    expect(errorsOf({ type: 'percent' }, { q: '0,5' })).toEqual(['not-whole'])
    expect(errorsOf({ type: 'percent' }, { q: 'moitié' })).toEqual(['not-a-percentage'])
  })
})
