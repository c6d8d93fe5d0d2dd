import { readSection } from '../../../src/forms/index.ts'
import { answering, codesOf, formOf } from '../support/forms.ts'

const valueOf = (settings: object, body: object) => answering(settings, body)?.value
const errorsOf = (settings: object, body: object) => codesOf(answering(settings, body))

describe('a list', () => {
  const type = {
    type: 'repeat',
    min: 1,
    max: 2,
    rowLabel: { fr: 'Initiative' },
    questions: [
      { id: 'name', type: 'short-text', max: 5, label: { fr: 'Nom' } },
      { id: 'link', type: 'link', required: false, label: { fr: 'Lien' } }
    ]
  }

  it('keeps its rows and forgets the empty ones', () => {
    const body = { 'q.0.name': 'Café', 'q.1.name': '', 'q.7.name': 'Régie', 'q.7.link': 'regie.fr' }
    expect(valueOf(type, body)).toEqual([
      { name: 'Café' },
      { name: 'Régie', link: 'https://regie.fr/' }
    ])
    expect(answering(type, { 'q.0.name': ' ' })).toBeUndefined()
  })

  it('says which part of which row is wrong', () => {
    const body = { 'q.0.link': 'ftp://x.fr', 'q.1.name': 'beaucoup' }
    expect(errorsOf(type, body)).toEqual([
      '0.name: missing-part',
      '0.link: link-scheme',
      '1.name: too-long'
    ])
  })

  it('says how many rows are too many', () => {
    const body = { 'q.0.name': 'a', 'q.1.name': 'b', 'q.2.name': 'c' }
    expect(errorsOf(type, body)).toEqual(['too-many-rows'])
  })

  it('adds an empty row and removes the row pointed at, without a script', () => {
    const form = formOf({ id: 'q', ...type })
    const added = readSection(form, 'only', { 'q.0.name': 'Café', 'rows.add': 'q' }, [])
    expect(added[0]).toEqual({
      id: 'q',
      value: [{ name: 'Café' }],
      raw: [
        { name: 'Café', link: '' },
        { name: '', link: '' }
      ]
    })
    const body = { 'q.0.name': '', 'q.1.name': 'Café', 'q.2.name': 'Régie', 'rows.remove': 'q.1' }
    expect(readSection(form, 'only', body, added)[0]?.value).toEqual([{ name: 'Régie' }])
    const alone = { 'q.0.name': 'Café', 'rows.remove': 'q.0' }
    expect(readSection(form, 'only', alone, added)).toEqual([])
  })
})
