import { readSection, sectionView, type FieldView } from '../../src/forms/index.ts'
import { english, formOf, french, volunteerForm, type Scope } from './support/forms.ts'
import { structureFaults } from './support/html-structure.ts'
import { renderPartial } from './support/render-partials.ts'
import { fileFor, REPLY_TOO_LONG, VIERZON_FILES, vierzon } from './support/vierzon.ts'

const viewOf = (
  section: string,
  answers = vierzon(),
  files = VIERZON_FILES,
  scope: Scope = french
) => sectionView(volunteerForm, section, { answers, files }, scope)
const page = (...args: Parameters<typeof viewOf>) =>
  renderPartial('fields/section', viewOf(...args))
const one = (question: object, body: object = {}) => {
  const form = formOf({ id: 'q', ...question })
  const answers = readSection(form, 'only', body, [])
  return renderPartial('fields/section', sectionView(form, 'only', { answers, files: [] }, french))
}
const topOf = (section: string, answers = vierzon()) =>
  viewOf(section, answers).groups.flatMap((group) => group.fields.map((field) => field.question))

describe('every section, in both languages', () => {
  const states = {
    empty: [],
    whole: vierzon(),
    grouping: vierzon({
      'lead-kind': 'grouping',
      'members.0.siret': '73282932000074',
      'members.0.representative': 'Ana',
      'members.1.siret': '123',
      'signatory-is-head': 'no',
      'council-vote': 'not-needed',
      links: 'some'
    }),
    wrong: vierzon({
      'lead-kind': 'neighbourhood',
      'eligible-region': 'no',
      siret: '12',
      communes: ['99999', '18279'],
      'communes.search': 'bourges',
      'signatory.mail': 'paul',
      title: 'x'.repeat(101),
      practices: ['a', 'b'],
      'initiatives.0.link': 'javascript:alert(1)',
      'timetable.0.end': '2027-01-01',
      'budget.charges.0.amount': 'cher',
      'council-vote-date': 'hier',
      accuracy: 'perhaps'
    })
  }
  for (const [state, answers] of Object.entries(states)) {
    it.each(volunteerForm.sections.map((section) => section.id))(
      `${state}: %s is well formed, each control with its label, each reference in place`,
      (section) => {
        for (const scope of [french, english]) {
          const html = page(section, answers, [...VIERZON_FILES, fileFor('map')], scope)
          expect(structureFaults(html)).toEqual([])
          expect(html).not.toMatch(/undefined|\[object|\{\{/)
        }
      }
    )
  }
})

describe('a text on its page', () => {
  it('shows position, hint, error and counter, tied to the control, with everything typed', () => {
    const html = page('project', vierzon({ 'reply-commitment': REPLY_TOO_LONG }))
    const area = /<textarea id="field-reply-commitment"([^>]*)>([^<]*)</.exec(html)
    expect(area?.[1]).toContain(
      'aria-describedby="field-reply-commitment__h field-reply-commitment__e field-reply-commitment__c"'
    )
    expect(area?.[1]).toContain('aria-invalid="true"')
    expect(area?.[2]).toBe(REPLY_TOO_LONG)
    expect(html).toContain('<span class="code">D8</span>')
    expect(html).toContain(
      '1\u202f027 caractères pour 1\u202f000\u00a0: il y en a 27 de trop. Rien n’est coupé.'
    )
    expect(html).toContain('1\u202f027 caractères sur 1\u202f000')
    expect(html).toContain('487 caractères sur 800')
  })

  it('escapes what was typed', () => {
    const html = one({ type: 'long-text' }, { q: '</textarea><script>alert(1)</script>' })
    expect(html).not.toContain('<script')
    expect(structureFaults(html)).toEqual([])
  })

  it('says when the answer will be published', () => {
    expect(page('project').match(/Cette réponse sera publiée/g)).toHaveLength(2)
  })
})

describe('questions that depend on others', () => {
  it('stand under the option they depend on', () => {
    expect(topOf('project')).not.toContain('practices-other')
    const html = page('project')
    const other = html.slice(html.indexOf('id="field-practices_other"'))
    expect(other).toContain('<div class="conditional">')
    expect(other.indexOf('Quelle autre pratique')).toBeLessThan(other.indexOf('</fieldset>'))
  })

  it('stand there before the option is chosen, so that one page is enough without a script', () => {
    expect(page('means', vierzon({ funding: '' }))).toContain('name="amount"')
    expect(page('people', [])).toContain('name="signature-delegation"')
  })

  it('are not on the page when an earlier section excludes them', () => {
    expect(page('lead')).not.toContain('members')
    expect(page('lead', vierzon({ 'lead-kind': 'grouping' }))).toContain('name="members.1.siret"')
  })

  it('say when they are to be filled in, when two answers ask for them', () => {
    const sentence = 'À remplir seulement si, en G5, vous avez répondu\u00a0: Adoptée ou Prévue.'
    expect(page('commitments')).not.toContain(sentence)
    const html = page('commitments', vierzon({ 'council-vote': 'not-needed' }))
    expect(html).toContain(sentence)
    expect(html).toMatch(/data-shown-if="[^"]*council-vote/)
  })

  it('of selected dossiers wait for the selection', () => {
    expect(page('means')).not.toContain('bank-details')
    const later = sectionView(
      volunteerForm,
      'means',
      { answers: vierzon(), files: [], stage: 'selection' },
      french
    )
    expect(renderPartial('fields/section', later)).toContain('name="bank-details"')
  })
})

describe('lists without a script', () => {
  it('have a button to add and one per row to remove, and say how full they are', () => {
    const html = page('project')
    expect(html).toContain(
      '<button class="button" name="rows.add" value="initiatives">+ Ajouter une initiative'
    )
    expect(html).toContain(
      'name="rows.remove" value="initiatives.0">Retirer l’initiative 1</button>'
    )
    expect(html).toContain('1 sur 10')
    expect(page('means')).toContain('name="rows.add" value="budget.products"')
  })

  it('show the rows that are wanted from the start', () => {
    expect(page('means', []).match(/name="timetable\.\d\.step"/g)).toHaveLength(3)
    expect(page('project', [])).not.toContain('name="initiatives.0.name"')
  })

  it('say how many they take when nothing is wanted', () => {
    expect(page('project')).toContain('(facultatif, 10 au plus)')
    expect(page('project')).toContain('(facultatif, 2 au plus)')
    expect(page('people')).toContain('associé <span class="optional">(facultatif)')
  })

  it('do not let Enter in a text press the first button of a list', () => {
    expect(page('people').trimStart()).toMatch(/^<button class="visually-hidden"[^>]*><\/button>/)
  })
})

describe('each type', () => {
  it('keeps a date that was mistyped, which a date control would empty', () => {
    expect(one({ type: 'date' }, { q: '31/02/2027' })).toContain('value="31/02/2027" type="text"')
    expect(one({ type: 'date' }, { q: '1/2/2027' })).toContain('value="2027-02-01" type="date"')
  })

  it('names the lead from the official list, and the département from its communes', () => {
    expect(page('lead', vierzon({ siret: '20007117700018' }))).toBeDefined()
    expect(page('lead')).toContain('Cher (18)')
  })

  it('finds communes by the text typed, beside those already chosen', () => {
    const html = page('lead', vierzon({ 'communes.search': 'bourges' }))
    expect(html).toContain('value="18033"')
    expect(html).toMatch(/value="18279" checked/)
    expect(page('lead', vierzon({ 'communes.search': 'zzzz' }))).toContain('Aucune commune')
  })

  it('helps browsers to fill in a person', () => {
    const html = page('people')
    for (const token of ['name', 'organization-title', 'email']) {
      expect(html).toContain(`autocomplete="${token}"`)
    }
  })

  it('shows the totals of a budget, and the sentence of a commitment with its version', () => {
    expect(page('means')).toMatch(/Total<\/span> <strong class="num">55\u202f000\u00a0€/)
    expect(page('commitments')).toContain('règlement de l’appel, version 1.')
  })

  it('shows a piece received, and takes one more only while there is room', () => {
    const html = page('project')
    expect(html).toContain('engagement-letter.pdf')
    expect(html).toContain('name="files.remove" value="file-engagement-letter.pdf"')
    expect(html).toContain('accept=".pdf"')
    const full = page('project', vierzon(), [fileFor('map', 'a.pdf'), fileFor('map', 'b.pdf')])
    expect(full).not.toContain('name="map" accept')
  })

  it('explains under its question why an answer forbids to apply', () => {
    expect(page('eligibility', vierzon({ 'eligible-region': 'no' }))).toContain('six départements')
    expect(page('eligibility')).not.toContain('class="notice stop"')
  })
})

it('names each question it asks once, so that unticking is an answer', () => {
  const asked = [...page('commitments').matchAll(/name="asked" value="([^"]+)"/g)].map((m) => m[1])
  const shown = (fields: FieldView[]): string[] =>
    fields.flatMap((field) => [field.question, ...shown(field.parts), ...nestedIn(field)])
  const nestedIn = (field: FieldView) =>
    ((field['choices'] ?? []) as { nested?: FieldView[] }[]).flatMap((c) => shown(c.nested ?? []))
  const all = shown(viewOf('commitments').groups.flatMap((group) => group.fields))
  expect([...asked].sort()).toEqual(all.filter((id) => id !== 'council-deliberation').sort())
})
