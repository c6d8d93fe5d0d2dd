import { answering, codesOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))
const options = ['one', 'two', 'three'].map((code) => ({ code, label: { fr: code } }))

describe('choices', () => {
  it('takes yes, no, and no third answer', () => {
    expect(valueOf({ type: 'yes-no' }, { q: 'yes' })).toBe('yes')
    expect(errorsOf({ type: 'yes-no' }, { q: 'true' })).toEqual(['not-an-option'])
    expect(answering({ type: 'yes-no' }, {})).toBeUndefined()
  })

  it.each(['single-choice', 'scale'])('%s takes one of its options only', (type) => {
    expect(valueOf({ type, options }, { q: 'two' })).toBe('two')
    expect(answering({ type, options }, { q: 'constructor' })).toMatchObject({
      raw: 'constructor',
      errors: [{ code: 'not-an-option' }]
    })
    expect(errorsOf({ type, options }, { q: ['one', 'two'] })).toEqual(['not-an-option'])
  })

  it('several choices come in the order of the options, each once', () => {
    const type = { type: 'multiple-choice', options }
    expect(valueOf(type, { q: ['three', 'one', 'three'] })).toEqual(['one', 'three'])
    expect(valueOf(type, { q: 'two' })).toEqual(['two'])
    expect(errorsOf(type, { q: ['two', '__proto__'] })).toEqual(['not-an-option'])
  })

  it('says how many choices are too many, or missing', () => {
    const type = { type: 'multiple-choice', options, min: 2, max: 2 }
    expect(answering(type, { q: ['one', 'two', 'three'] })?.errors).toEqual([
      { code: 'too-many-choices', params: { chosen: 3, max: 2, over: 1, count: 1 } }
    ])
    expect(errorsOf(type, { q: ['one'] })).toEqual(['too-few-choices'])
  })

  it('a commitment is ticked or not given', () => {
    const type = { type: 'commitment', sentence: { fr: 'Je m’engage.' } }
    expect(valueOf(type, { q: 'yes' })).toBe(true)
    expect(answering(type, {})).toBeUndefined()
    expect(errorsOf(type, { q: 'perhaps' })).toEqual(['not-an-option'])
  })
})
