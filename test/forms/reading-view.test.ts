import { readingView } from '../../src/forms/index.ts'
import { english, french, volunteerForm, type Scope } from './support/forms.ts'
import { structureFaults } from './support/html-structure.ts'
import { renderPartial } from './support/render-partials.ts'
import { fileFor, VIERZON_FILES, vierzon } from './support/vierzon.ts'

const sections = (answers = vierzon(), files = VIERZON_FILES, scope: Scope = french) =>
  readingView(volunteerForm, { answers, files }, scope)
const answersIn = (...args: Parameters<typeof sections>) =>
  sections(...args).flatMap((section) => section.answers)
const answerTo = (question: string, ...args: Parameters<typeof sections>) =>
  answersIn(...args).find((one) => one.question === question)

describe('a dossier to be read', () => {
  it('is well formed and complete in both languages', () => {
    for (const scope of [french, english]) {
      const html = answersIn(vierzon(), VIERZON_FILES, scope)
        .map((one) => renderPartial('answers/answer', one))
        .join('')
      expect(structureFaults(html)).toEqual([])
      expect(html).not.toMatch(/undefined|\[object/)
      expect(html).not.toMatch(/<input|<textarea/)
    }
  })

  it('says answers in words, not in codes', () => {
    expect(answerTo('lead-kind')?.answer).toEqual({ kind: 'line', text: 'Une commune' })
    expect(answerTo('publics', vierzon(), [], english)?.answer).toEqual({
      kind: 'chips',
      chips: [
        'Young people aged 16 to 25',
        'Shift workers',
        'People who speak little French',
        'Single parents'
      ]
    })
    expect(answerTo('amount')?.answer).toEqual({ kind: 'line', text: '15\u202f000\u00a0€' })
    expect(answerTo('communes')?.answer).toEqual({ kind: 'chips', chips: ['Vierzon'] })
    expect(answerTo('council-vote-date')?.answer).toEqual({ kind: 'line', text: '24 février 2027' })
  })

  it('shows where on its scale an answer stands', () => {
    const html = renderPartial('answers/answer', answerTo('power') ?? {})
    expect(html.match(/<li/g)).toHaveLength(5)
    expect(html).toContain('<li aria-current="true">Codécision</li>')
  })

  it('shows lists and budgets as tables with their heads', () => {
    const timetable = renderPartial('answers/answer', answerTo('timetable') ?? {})
    expect(timetable).toContain('<th scope="col">Début</th>')
    expect(timetable).toContain('<th scope="row">Bilan public</th><td>1er juin 2028</td>')
    const budget = renderPartial('answers/answer', answerTo('budget') ?? {})
    expect(budget.match(/55\u202f000\u00a0€/g)).toHaveLength(3)
  })

  it('says when there is no answer or no file, and leaves hidden questions out', () => {
    expect(answerTo('residents-group')).toMatchObject({ partial: '', note: 'Pas de réponse.' })
    expect(answerTo('engagement-letter', vierzon(), [])?.note).toBe('Aucun fichier.')
    expect(answerTo('amount', vierzon({ funding: 'no' }))).toBeUndefined()
  })

  it('shows an answer still refused as it was typed, and says so', () => {
    const refused = answerTo('signatory', vierzon({ 'signatory.mail': '<b>paul' }))
    expect(refused?.note).toMatch(/à reprendre/)
    expect(renderPartial('answers/answer', refused ?? {})).toContain('&lt;b&gt;paul')
  })

  it('links a file only for who may open it', () => {
    const open = { ...fileFor('map'), href: '/fichiers/1' }
    expect(renderPartial('answers/answer', answerTo('map', vierzon(), [open]) ?? {})).toContain(
      '<a href="/fichiers/1">map.pdf</a>'
    )
    expect(
      renderPartial('answers/answer', answerTo('map', vierzon(), [fileFor('map')]) ?? {})
    ).not.toContain('<a ')
  })

  it('has one anchor per question, for the links of the grid', () => {
    const ids = answersIn().map((one) => one.id)
    expect(ids).toContain('answer-reply-commitment')
    expect(new Set(ids).size).toBe(ids.length)
  })
})
