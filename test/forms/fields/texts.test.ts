import { answering, codesOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))

describe('short and long texts', () => {
  const short = { type: 'short-text', max: 10 }
  const long = { type: 'long-text', max: 10 }

  it('keeps what fits, trimmed, on one line or several', () => {
    expect(valueOf(short, { q: '  Bon\njour ' })).toBe('Bon jour')
    expect(valueOf(long, { q: 'Bon\r\njour\r' })).toBe('Bon\njour')
  })

  it('says by how much a text is too long, and keeps all of it', () => {
    const answer = answering(long, { q: 'douze lettres' })
    expect(answer).toEqual({
      id: 'q',
      raw: 'douze lettres',
      errors: [{ code: 'too-long', params: { length: 13, max: 10, over: 3, count: 3 } }]
    })
  })

  it('counts an accented letter, a line break or an emoji as one', () => {
    expect(valueOf(long, { q: 'e\u0301'.repeat(10) })).toBe('é'.repeat(10))
    expect(valueOf(long, { q: 'a\r\n'.repeat(4) + 'ab' })).toBe('a\na\na\na\nab')
    expect(valueOf(long, { q: '🌱'.repeat(10) })).toBe('🌱'.repeat(10))
    expect(errorsOf(long, { q: '🌱'.repeat(11) })).toEqual(['too-long'])
  })

  it('takes an empty or blank text for no answer', () => {
    for (const q of ['', '   ', '\n\n', '\u0000']) expect(answering(short, { q })).toBeUndefined()
  })

  it('drops what cannot be seen and would deceive, and nothing else', () => {
    expect(valueOf(short, { q: 'a\u0000b\u202Ec\u0007\uD800d' })).toBe('abc\uFFFDd')
  })

  it('answers a text of two million characters at once', () => {
    const answer = answering(long, { q: 'x'.repeat(2_000_000) })
    expect(codesOf(answer)).toEqual(['too-long'])
    expect(answer?.raw).toHaveLength(2_000_000)
  })
})
