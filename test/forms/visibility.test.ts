import { visibilityOf, type Condition } from '../../src/forms/index.ts'
import { formOf } from './support/forms.ts'

const options = ['a', 'b'].map((code) => ({ code, label: { fr: code } }))
const asks = (shownIf: Condition) =>
  formOf(
    { id: 'funding', type: 'yes-no' },
    { id: 'topics', type: 'multiple-choice', options },
    { id: 'then', type: 'short-text', shownIf }
  )
const shows = (shownIf: Condition, funding: string, topics: string[]) =>
  visibilityOf(asks(shownIf), [
    { id: 'funding', value: funding },
    { id: 'topics', value: topics }
  ]).isShown('then')

const funded: Condition = { question: 'funding', equals: 'yes' }
const aboutA: Condition = { question: 'topics', includes: 'a' }

describe('a condition', () => {
  it.each<[string, Condition, string, string[], boolean]>([
    ['equals', funded, 'yes', [], true],
    ['equals', funded, 'no', ['a'], false],
    ['includes', aboutA, 'no', ['b', 'a'], true],
    ['includes', aboutA, 'no', ['b'], false],
    ['not', { not: funded }, 'no', [], true],
    ['all', { all: [funded, aboutA] }, 'yes', ['b'], false],
    ['all', { all: [funded, aboutA] }, 'yes', ['a'], true],
    ['any', { any: [funded, aboutA] }, 'no', ['a'], true],
    ['any', { any: [funded, aboutA] }, 'no', ['b'], false]
  ])(
    '%s: %j with funding %s and topics %j gives %s',
    (_name, condition, funding, topics, shown) => {
      expect(shows(condition, funding, topics)).toBe(shown)
    }
  )

  it('is not met by an answer that was refused', () => {
    const refused = { id: 'funding', raw: 'yes', errors: [{ code: 'not-an-option' }] }
    expect(visibilityOf(asks(funded), [refused]).isShown('then')).toBe(false)
  })

  it('does not see the answer kept by a hidden question', () => {
    const form = formOf(
      { id: 'first', type: 'yes-no' },
      { id: 'second', type: 'yes-no', shownIf: { question: 'first', equals: 'yes' } },
      { id: 'third', type: 'short-text', shownIf: { question: 'second', equals: 'yes' } }
    )
    const visibility = visibilityOf(form, [
      { id: 'first', value: 'no' },
      { id: 'second', value: 'yes' }
    ])
    expect(visibility.isShown('third')).toBe(false)
    expect(visibility.valueOf('second')).toBeUndefined()
  })

  it('hides a part with its host', () => {
    const form = formOf(
      { id: 'first', type: 'yes-no' },
      { id: 'host', type: 'short-text', shownIf: { question: 'first', equals: 'yes' } },
      { id: 'part', type: 'short-text', partOf: 'host' }
    )
    expect(visibilityOf(form, [{ id: 'first', value: 'no' }]).isShown('part')).toBe(false)
  })
})
