import { answering, codesOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))

describe('communes', () => {
  const type = { type: 'communes', max: 2 }

  it('keeps official codes, in the order chosen', () => {
    expect(valueOf(type, { q: ['18279', '18033'] })).toEqual(['18279', '18033'])
  })

  it('refuses a code that the region does not have, and too many of them', () => {
    expect(errorsOf(type, { q: ['18279', '75056'] })).toEqual(['commune-unknown'])
    expect(errorsOf(type, { q: ['__proto__'] })).toEqual(['commune-unknown'])
    expect(errorsOf(type, { q: ['18279', '18033', '18001'] })).toEqual(['too-many-communes'])
  })

  it('remembers a search without taking it for an answer', () => {
    expect(answering(type, { 'q.search': 'vierz' })).toEqual({
      id: 'q',
      raw: { codes: [], search: 'vierz' }
    })
  })
})
