import { danglingMentions } from '../../src/forms/index.ts'
import { formOf, volunteerForm } from './support/forms.ts'

describe('positions mentioned in the texts of a form', () => {
  it('are all there in the form of Territoire volontaire', () => {
    expect(danglingMentions(volunteerForm)).toEqual([])
  })

  it('are reported once their question is gone, and only then', () => {
    const hint = { fr: 'Comme en A1 et en A3 (A3 a été retirée) ; format A12, autoroute B7.' }
    expect(danglingMentions(formOf({ id: 'q', type: 'short-text', hint }))).toEqual([
      { question: 'q', position: 'A3' },
      { question: 'q', position: 'A12' }
    ])
  })
})
