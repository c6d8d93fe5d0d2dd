import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { checkFile, messageOf, questionsOf } from '../../src/forms/index.ts'
import { ATTACHMENT_ERRORS, type Attachment } from '../../src/forms/fields/attachment.ts'
import { fieldOf, isAnswered } from '../../src/forms/fields/index.ts'
import { projectRoot } from '../../src/shared/project-root.ts'
import { eig6Form, english, formOf, french, volunteerForm } from './support/forms.ts'

const locale = (lang: string) =>
  parse(readFileSync(join(projectRoot, 'locales', lang, 'forms.yaml'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
const everyType = [
  ...questionsOf(volunteerForm),
  ...questionsOf(eig6Form),
  ...questionsOf(formOf({ id: 'mail', type: 'mail' }, { id: 'link', type: 'link' }))
]
const codes = new Set([
  'missing',
  'missing-file',
  'blocking',
  ...ATTACHMENT_ERRORS,
  ...everyType.filter(isAnswered).flatMap((one) => [...fieldOf(one).errors])
])

describe.each(['fr', 'en'])('sentences in %s', (lang) => {
  const { errors = {}, problems = {}, definition = {} } = locale(lang)
  const has = (sentences: Record<string, string>, code: string) =>
    code in sentences || (`${code}_one` in sentences && `${code}_other` in sentences)

  it('say every error twice: beside the field and in the summary', () => {
    expect(codes.size).toBeGreaterThan(35)
    expect([...codes].filter((code) => !has(errors, code) || !has(problems, code))).toEqual([])
  })

  it('say nothing that cannot happen', () => {
    const written = [...Object.keys(errors), ...Object.keys(problems)]
    const known = (key: string) => codes.has(key.replace(/_(one|other)$/, ''))
    expect(written.filter((key) => !known(key))).toEqual([])
  })

  it('say what is wrong in a form', () => {
    expect(Object.keys(definition).sort()).toEqual([
      'duplicate-id',
      'later-question',
      'shape',
      'unknown-option',
      'unknown-question',
      'unknown-variable',
      'wrong-bounds',
      'wrong-comparison',
      'wrong-source'
    ])
  })
})

it('French sentences have their no-break spaces and curly apostrophes', () => {
  const sentences = JSON.stringify(locale('fr')).match(/:"(?:[^"\\]|\\.)*"/g) ?? []
  expect(sentences.filter((one) => /[^:/] [:;?!»€%]|« |[^\\]'/.test(one.slice(2)))).toEqual([])
})

it('chooses the plural even for an excess of a million', () => {
  const error = { code: 'too-long', params: { length: 1_000_010, max: 10, over: 1e6, count: 1e6 } }
  expect(messageOf(error, french.t, 'fr')).toMatch(/il y en a 1\u202f000\u202f000 de trop/)
  expect(messageOf(error, english.t, 'en')).toMatch(/there are 1,000,000 too many/)
  const one = { code: 'too-long', params: { length: 11, max: 10, over: 1, count: 1 } }
  expect(messageOf(one, french.t, 'fr')).toMatch(/il y en a un de trop/)
})

describe('a file', () => {
  const question = questionsOf(volunteerForm).find(
    (one) => one.id === 'engagement-letter'
  ) as Attachment
  const letter = { name: 'lettre.pdf', type: 'pdf', size: 214_000 }

  it('is taken when its real type and its size fit', () => {
    expect(checkFile(question, letter, 0)).toEqual([])
    expect(checkFile(question, { ...letter, size: 10_000_000 }, 0)).toEqual([])
  })

  it.each<[string, Partial<typeof letter>, number, RegExp]>([
    ['of another type', { type: 'png' }, 0, /« lettre\.pdf » n’est pas d’un type accepté/],
    ['too big', { size: 12_340_000 }, 0, /fait 12,4 Mo pour 10 Mo au plus/],
    ['empty', { size: 0 }, 0, /est vide/],
    ['one too many', {}, 1, /Un seul fichier/]
  ])('%s is refused with a sentence that helps', (_name, change, already, sentence) => {
    const [error] = checkFile(question, { ...letter, ...change }, already)
    if (!error) throw new Error('the file was taken')
    expect(messageOf(error, french.t, 'fr').replaceAll('\u00a0', ' ')).toMatch(sentence)
  })
})
