import { checkDefinition, labelsOf, questionsOf } from '../../src/forms/index.ts'
import { eig6Form, volunteerForm } from './support/forms.ts'

const ask = (...questions: object[]) =>
  checkDefinition({
    sections: [
      {
        id: 'only',
        title: { fr: 'Une section' },
        groups: [{ questions: questions.map((one) => ({ label: { fr: 'Question' }, ...one })) }]
      }
    ]
  })

const problems = (...questions: object[]) => {
  const result = ask(...questions)
  return result.valid ? [] : result.problems.map((one) => `${one.path}: ${one.code}`)
}

const yesNo = { id: 'funding', type: 'yes-no' }
const amount = { id: 'amount', type: 'money' }

describe('a form as staff write it', () => {
  it('accepts a condition on an earlier question', () => {
    expect(problems(yesNo, { ...amount, shownIf: { question: 'funding', equals: 'yes' } })).toEqual(
      []
    )
  })

  it('names the condition that looks at a question which does not exist', () => {
    expect(problems({ ...amount, shownIf: { question: 'nowhere', equals: 'yes' } })).toEqual([
      'amount: unknown-question'
    ])
  })

  it('refuses a condition on a later question, hence any circle', () => {
    const a = { ...yesNo, id: 'a', shownIf: { question: 'b', equals: 'yes' } }
    const b = { ...yesNo, id: 'b', shownIf: { question: 'a', equals: 'yes' } }
    expect(problems(a, b)).toEqual(['a: later-question'])
    expect(problems({ ...yesNo, shownIf: { question: 'funding', equals: 'no' } })).toEqual([
      'funding: later-question'
    ])
  })

  it('looks inside not, all and any, and at the condition of being required', () => {
    const wrong = { question: 'nowhere', equals: 'yes' }
    const right = { question: 'funding', equals: 'yes' }
    for (const shownIf of [{ not: wrong }, { all: [right, wrong] }, { any: [wrong, right] }]) {
      expect(problems(yesNo, { ...amount, shownIf })).toEqual(['amount: unknown-question'])
    }
    expect(problems(yesNo, { ...amount, required: wrong })).toEqual(['amount: unknown-question'])
  })

  it('refuses an answer that the question does not offer', () => {
    expect(
      problems(yesNo, { ...amount, shownIf: { question: 'funding', equals: 'perhaps' } })
    ).toEqual(['amount: unknown-option'])
  })

  it('refuses « includes » on one choice and « equals » on several', () => {
    const options = [
      { code: 'a', label: { fr: 'A' } },
      { code: 'b', label: { fr: 'B' } }
    ]
    const several = { id: 'several', type: 'multiple-choice', options }
    expect(
      problems(yesNo, { ...amount, shownIf: { question: 'funding', includes: 'yes' } })
    ).toEqual(['amount: wrong-comparison'])
    expect(problems(several, { ...amount, shownIf: { question: 'several', equals: 'a' } })).toEqual(
      ['amount: wrong-comparison']
    )
  })

  it('refuses the same id twice, and bounds the wrong way round', () => {
    expect(problems(yesNo, yesNo)).toContain('funding: duplicate-id')
    expect(problems({ ...amount, min: 10, max: 5 })).toEqual(['amount: wrong-bounds'])
  })

  it('refuses a sentence that names what the site does not know', () => {
    const sentence = { fr: 'Version {{rulesVersion}} du {{date}}' }
    expect(problems({ id: 'rules', type: 'commitment', sentence })).toEqual([
      'rules: unknown-variable'
    ])
  })

  it('refuses what it does not know rather than ignoring it, and says where', () => {
    expect(problems({ ...amount, maximum: 5 })).toEqual(['sections.0.groups.0.questions.0: shape'])
    expect(problems({ ...amount, type: 'colour' })).toEqual([
      'sections.0.groups.0.questions.0.type: shape'
    ])
    expect(problems({ ...amount, id: '__proto__' })).toEqual([
      'sections.0.groups.0.questions.0.id: shape'
    ])
  })

  it.each([null, 12, 'form', [], { sections: 'none' }])('says that %p is no form', (data) => {
    expect(checkDefinition(data).valid).toBe(false)
  })
})

describe('the form of Territoire volontaire', () => {
  it('gives each question the position of the call for applications', () => {
    const labels = labelsOf(volunteerForm)
    const expected: Record<string, string> = {
      A1: 'eligible-region',
      A2: 'lead-kind',
      A3: 'contacts-identified',
      B1: 'siret',
      B2: 'communes',
      B4: 'population',
      B5: 'density',
      B6: 'qpv',
      B7: 'qpv-names',
      B8: 'members',
      B9: 'boundary',
      C1: 'signatory',
      C2: 'signature-delegation',
      C3: 'elected-contact',
      C4: 'staff-contact',
      C5: 'residents-group',
      D1: 'title',
      D2: 'summary',
      D3: 'situation',
      D4: 'democratic-question',
      D5: 'publics',
      D6: 'practices',
      D7: 'power',
      D8: 'reply-commitment',
      D9: 'initiatives',
      E1: 'governance',
      E2: 'timetable',
      E3: 'funding',
      E4: 'amount',
      E5: 'budget',
      E6: 'risks',
      F1: 'documentation',
      F2: 'indicators',
      F3: 'open-licence',
      G1: 'accuracy',
      G2: 'rules-accepted',
      G3: 'privacy-read',
      G4: 'links',
      G5: 'council-vote'
    }
    for (const [position, id] of Object.entries(expected)) expect(labels.get(id)).toBe(position)
    expect(labels.get('practices-other')).toBe('D6')
    expect(labels.get('lead-member')).toBe('B8')
    expect(labels.get('engagement-letter')).toBeUndefined()
  })

  it('is bilingual throughout', () => {
    const texts: unknown[] = []
    const collect = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return
      if ('fr' in value) texts.push(value)
      else Object.values(value).forEach(collect)
    }
    collect(volunteerForm)
    expect(texts.length).toBeGreaterThan(150)
    expect(texts.filter((one) => !(one as { en?: string }).en)).toEqual([])
  })

  it('writes French with its no-break spaces and curly apostrophes', () => {
    const french = JSON.stringify(volunteerForm).match(/"fr":"[^"]*"/g) ?? []
    expect(french.filter((one) => / [;:?!»]|« |[^\\]'/.test(one))).toEqual([])
  })

  it('asks bank details and a later deliberation of selected dossiers only', () => {
    const after = questionsOf(volunteerForm).filter((one) => one.after === 'selection')
    expect(after.map((one) => one.id)).toEqual([
      'bank-details',
      'association-documents',
      'council-deliberation-later'
    ])
  })
})

it('takes the real call EIG 6, which has neither territory, nor signatory, nor piece', () => {
  const types = new Set(questionsOf(eig6Form).map((one) => one.type))
  expect(questionsOf(eig6Form)).toHaveLength(36)
  for (const type of ['communes', 'siret', 'attachment'] as const) expect(types).not.toContain(type)
})
