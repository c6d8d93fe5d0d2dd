import { answering, codesOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))

describe('dates', () => {
  it('reads a browser’s day and a French one', () => {
    expect(valueOf({ type: 'date' }, { q: '2027-03-15' })).toBe('2027-03-15')
    expect(valueOf({ type: 'date' }, { q: '15/3/2027' })).toBe('2027-03-15')
  })

  it.each(['2027-02-29', '31/04/2027', 'demain', '2027-13-01', '03-15-2027', '0000-00-00'])(
    'refuses %s, which no calendar has',
    (q) => {
      expect(errorsOf({ type: 'date' }, { q })).toEqual(['not-a-date'])
    }
  )

  it('says between which days it must be', () => {
    const type = { type: 'date', min: '2027-01-01', max: '2027-12-31' }
    expect(answering(type, { q: '2026-12-31' })?.errors).toEqual([
      { code: 'date-too-early', params: { min: '01/01/2027' } }
    ])
    expect(errorsOf(type, { q: '2028-01-01' })).toEqual(['date-too-late'])
  })
})
