import { createHash } from 'node:crypto'
import {
  answersOf,
  canonicalJson,
  carryOver,
  changedQuestions,
  compareRevisions,
  freeze
} from '../../src/forms/index.ts'
import { formOf, volunteerForm } from './support/forms.ts'
import { fileFor, VIERZON_FILES, vierzon } from './support/vierzon.ts'

const variables = { rulesVersion: '1' }
const frozen = (changes?: Parameters<typeof vierzon>[0], files = VIERZON_FILES) =>
  freeze(volunteerForm, vierzon(changes), files, { variables })

describe('a revision', () => {
  it('is the same bytes for the same answers, in whatever order they were given', () => {
    const other = freeze(volunteerForm, [...vierzon()].reverse(), VIERZON_FILES, { variables })
    expect(other.bytes.equals(frozen().bytes)).toBe(true)
    expect(other.sha256).toBe(frozen().sha256)
  })

  it('has the digest of exactly the bytes kept, which give the content back', () => {
    const { bytes, sha256, content } = frozen()
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    expect(JSON.parse(bytes.toString('utf8'))).toEqual(content)
    expect(canonicalJson(JSON.parse(bytes.toString('utf8')))).toBe(bytes.toString('utf8'))
  })

  it('changes with any answer, any file, and the wording of any question', () => {
    const digests = [
      frozen(),
      frozen({ title: 'Un autre titre' }),
      frozen({}, [...VIERZON_FILES, fileFor('map')]),
      freeze(volunteerForm, vierzon(), VIERZON_FILES, { variables: { rulesVersion: '2' } }),
      freeze(reworded(), vierzon(), VIERZON_FILES, { variables })
    ].map((one) => one.sha256)
    expect(new Set(digests).size).toBe(digests.length)
  })

  it('holds the wording of its questions, with the version of the rules accepted', () => {
    const questions = frozen().content.sections.flatMap((one) => one.questions)
    expect(questions.find((one) => one.id === 'reply-commitment')).toMatchObject({
      position: 'D8',
      label: { fr: 'Ce que vous répondrez, à qui et sous quel délai' }
    })
    expect(questions.find((one) => one.id === 'rules-accepted')?.sentence?.fr).toBe(
      'Nous avons lu et nous acceptons le règlement de l’appel, version 1.'
    )
    expect(questions.find((one) => one.id === 'departements')?.computed).toEqual(['Cher (18)'])
  })

  it('drops the answers to hidden questions, and pieces asked only later', () => {
    const answers = vierzon({ funding: 'no' })
    expect(answers.some((one) => one.id === 'amount')).toBe(true)
    const { content } = freeze(volunteerForm, answers, VIERZON_FILES, { variables })
    const ids = content.sections.flatMap((one) => one.questions.map((question) => question.id))
    for (const id of ['amount', 'budget', 'provisional-budget', 'bank-details']) {
      expect(ids).not.toContain(id)
    }
  })

  it('keeps what was typed, with its error, in a dossier entered as it came on paper', () => {
    const answers = answersOf(frozen({ siret: 'illisible' }).content)
    expect(answers.find((one) => one.id === 'siret')).toEqual({
      id: 'siret',
      raw: 'illisible',
      errors: [{ code: 'siret-characters' }]
    })
  })

  it('gives its answers back', () => {
    expect(answersOf(frozen().content)).toEqual(vierzon())
  })
})

describe('two revisions', () => {
  it('differ by the questions answered otherwise, and by their pieces', () => {
    const before = frozen()
    const after = frozen({ title: 'Autre', 'budget.charges.0.label': 'Chantier' }, [
      ...VIERZON_FILES.filter((one) => one.question !== 'engagement-letter'),
      { ...fileFor('engagement-letter'), sha256: 'cd'.repeat(32) }
    ])
    expect(compareRevisions(before.content, after.content)).toEqual({
      answers: ['title', 'budget'],
      pieces: ['engagement-letter']
    })
  })

  it('do not differ when a file is sent again as it was, or only a wording changes', () => {
    const again = VIERZON_FILES.map((one) => ({ ...one, id: `${one.id}-again` }))
    const after = freeze(reworded(), vierzon(), again, { variables })
    expect(compareRevisions(frozen().content, after.content)).toEqual({ answers: [], pieces: [] })
  })

  it('differ by an answer that is there in one of them only', () => {
    expect(compareRevisions(frozen({ funding: 'no' }).content, frozen().content).answers).toEqual([
      'funding',
      'amount',
      'budget'
    ])
  })
})

describe('an amended form', () => {
  const text = (max: number) => ({ id: 'text', type: 'short-text', max })
  const before = formOf(text(10), { id: 'kind', type: 'number' }, { id: 'gone', type: 'yes-no' })
  const answers = [
    { id: 'text', value: 'Bonjour' },
    { id: 'kind', value: 12 },
    { id: 'gone', value: 'yes' }
  ]

  it('judges again what was typed, by the new rules', () => {
    const after = formOf(text(3), { id: 'kind', type: 'number' })
    expect(carryOver(before, after, answers)).toEqual([
      {
        id: 'text',
        raw: 'Bonjour',
        errors: [{ code: 'too-long', params: { length: 7, max: 3, over: 4, count: 4 } }]
      },
      { id: 'kind', value: 12 }
    ])
    expect(changedQuestions(before, after)).toEqual(['text'])
  })

  it('makes an answer valid that had become so', () => {
    const short = [{ id: 'text', raw: 'Bonjour', errors: [{ code: 'too-long' }] }]
    expect(carryOver(formOf(text(3)), before, short)).toEqual([{ id: 'text', value: 'Bonjour' }])
  })

  it('does not carry an answer over to a question of another type', () => {
    expect(carryOver(before, formOf({ id: 'kind', type: 'communes' }), answers)).toEqual([])
  })

  it('carries a whole dossier over to the same form unchanged', () => {
    expect(carryOver(volunteerForm, volunteerForm, vierzon())).toEqual(vierzon())
    expect(changedQuestions(volunteerForm, volunteerForm)).toEqual([])
  })
})

it('canonical JSON sorts keys at every depth and refuses what JSON has no word for', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 'é\n' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[{"c":"é\\n","d":1}]}'
  )
  for (const content of [NaN, Infinity, () => 1, Symbol('s'), 1n]) {
    expect(() => canonicalJson({ content })).toThrow(TypeError)
  }
})

function reworded() {
  const copy = structuredClone(volunteerForm)
  const question = copy.sections[3]?.groups[0]?.questions[0]
  if (question) question.label.fr = 'Titre'
  return copy
}
