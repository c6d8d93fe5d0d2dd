import { answering, codesOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))

describe('a budget', () => {
  const type = { type: 'budget', max: 2 }
  const body = {
    'q.charges.0.label': 'Travaux',
    'q.charges.0.amount': '55 000,10',
    'q.products.0.label': 'Ville',
    'q.products.0.amount': '40 000',
    'q.products.1.label': 'Appel',
    'q.products.1.amount': '15 000,10'
  }

  it('is kept in cents when both sides have the same total', () => {
    expect(valueOf(type, body)).toEqual({
      charges: [{ label: 'Travaux', amount: 5_500_010 }],
      products: [
        { label: 'Ville', amount: 4_000_000 },
        { label: 'Appel', amount: 1_500_010 }
      ]
    })
  })

  it('says what is missing on which side, and keeps every line', () => {
    const answer = answering(type, { ...body, 'q.products.1.amount': '14 000,10' })
    expect(answer?.errors).toEqual([
      {
        code: 'products-below-charges',
        params: { charges: 55_000.1, products: 54_000.1, gap: 1_000 }
      }
    ])
    expect(answer?.raw).toMatchObject({ products: [{}, { amount: '14 000,10' }] })
    expect(errorsOf(type, { ...body, 'q.charges.0.amount': '1' })).toEqual([
      'products-above-charges'
    ])
  })

  it('points at the line to mend', () => {
    const wrong = { ...body, 'q.charges.0.amount': 'cher', 'q.products.0.label': '' }
    expect(errorsOf(type, wrong)).toEqual([
      'charges.0.amount: not-an-amount',
      'products.0.label: missing-part'
    ])
    expect(errorsOf(type, { ...body, 'q.charges.0.amount': '-5' })).toEqual([
      'charges.0.amount: amount-too-small'
    ])
    const long = { ...body, 'q.charges.0.label': 'x'.repeat(121) }
    expect(errorsOf(type, long)).toEqual(['charges.0.label: too-long'])
    const many = { ...body, 'q.products.2.label': 'Don', 'q.products.2.amount': '0' }
    expect(errorsOf(type, many)).toEqual(['products: too-many-rows'])
  })
})
