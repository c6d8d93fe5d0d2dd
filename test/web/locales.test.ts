import { join } from 'node:path'
import { readLocales, type Sentences } from '../../src/web/i18n/read-locales.ts'
import { projectRoot } from '../../src/shared/project-root.ts'

const folder = join(projectRoot, 'locales')

/** Every sentence with its key; plural forms count as one key, since languages differ in how many they have. */
function flatten(sentences: Sentences, prefix = ''): [key: string, text: string][] {
  return Object.entries(sentences).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`)
  )
}

const french = flatten(readLocales(folder, 'fr'))
const english = flatten(readLocales(folder, 'en'))

describe('the sentences of the site', () => {
  it('exist in French and in English alike', () => {
    const keys = (list: [string, string][]) => list.map(([key]) => key).sort()
    expect(keys(english)).toEqual(keys(french))
  })

  it('name the same variables in both languages', () => {
    const translated = new Map(english)
    const variables = (text = '') => [...new Set(text.match(/\{\{\s*[\w-]+\s*\}\}/g))].sort()
    const differing = french.filter(
      ([key, text]) => variables(text).join() !== variables(translated.get(key)).join()
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('are never empty', () => {
    expect([...french, ...english].filter(([, text]) => !text || text.trim() === '')).toEqual([])
  })

  it.each([
    [
      'a no-break space before : ; ? ! » and % €',
      /(?<![\u00a0\u202f:;?!/])[;?!»%€]|[^\s\u00a0\u202f]:(?=\s|$)| [:;?!»%€]/u
    ],
    ['a no-break space after «', /«(?![\u00a0\u202f])/u],
    ['the curly apostrophe', /\p{L}'\p{L}/u],
    ['the ellipsis as one character', /\.\.\./u],
    ['no double space', / {2,}/u]
  ])('follow French typography: %s', (_rule, fault) => {
    const faulty = french
      // addresses and variables are not prose
      .map(([key, text]) => [key, text.replace(/\{\{.*?\}\}|\S+:\/\/\S+|\S+@\S+/g, 'x')] as const)
      .filter(([, text]) => fault.test(text))
    expect(faulty).toEqual([])
  })
})
