import { readSection } from '../../../src/forms/index.ts'
import { codesOf, formOf } from '../support/forms.ts'

const VIERZON_SIRET = '21180279800013'

describe('one row of a list', () => {
  const members = {
    id: 'members',
    type: 'repeat',
    max: 5,
    rowLabel: { fr: 'Membre' },
    questions: [
      { id: 'siret', type: 'siret', label: { fr: 'SIRET' } },
      { id: 'who', type: 'short-text', label: { fr: 'Qui' } }
    ]
  }
  const lead = { id: 'lead', type: 'row-choice', from: 'members', key: 'siret', shows: 'who' }
  const form = formOf(members, lead)
  const row = { 'members.0.siret': '73282932000074', 'members.0.who': 'Ana' }
  const leadOf = (body: object) =>
    readSection(form, 'only', body, []).find((one) => one.id === 'lead')

  it('is chosen among the rows of the same page', () => {
    expect(leadOf({ ...row, lead: '73282932000074' })?.value).toBe('73282932000074')
    expect(codesOf(leadOf({ ...row, lead: VIERZON_SIRET }))).toEqual(['not-a-row'])
  })

  it('asks for the list first when there is none, and keeps the choice', () => {
    expect(leadOf({ lead: '73282932000074' })).toMatchObject({
      raw: '73282932000074',
      errors: [{ code: 'list-first' }]
    })
  })
})
