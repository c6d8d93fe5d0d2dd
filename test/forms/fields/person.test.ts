import { answering, codesOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))

describe('a person', () => {
  const type = { type: 'person' }
  const whole = { 'q.name': 'Paul Aubry', 'q.role': 'Maire', 'q.mail': 'paul@Vierzon.FR' }

  it('is kept with the parts asked', () => {
    expect(valueOf(type, whole)).toEqual({
      name: 'Paul Aubry',
      role: 'Maire',
      mail: 'paul@vierzon.fr'
    })
  })

  it('says which part is missing or wrong, and keeps the others', () => {
    const answer = answering(type, { ...whole, 'q.role': '', 'q.mail': 'paul@' })
    expect(codesOf(answer)).toEqual(['role: missing-part', 'mail: not-a-mail'])
    expect(answer?.raw).toEqual({ name: 'Paul Aubry', role: '', mail: 'paul@' })
    expect(answering(type, { 'q.name': ' ' })).toBeUndefined()
  })

  it('asks an organisation and a telephone when the call does', () => {
    const asked = { type: 'person', ask: ['name', 'phone'] }
    expect(valueOf(asked, { 'q.name': 'A', 'q.phone': '+33 2 48 00 00 00' })).toBeDefined()
    expect(errorsOf(asked, { 'q.name': 'A', 'q.phone': 'le soir' })).toEqual(['phone: not-a-phone'])
    expect(errorsOf(asked, { 'q.name': 'x'.repeat(300), 'q.phone': '0248000000' })).toEqual([
      'name: too-long'
    ])
  })
})
