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

const bare = (key: string) => key.replace(/_(one|many|other)$/, '')

const french = flatten(readLocales(folder, 'fr'))
const english = flatten(readLocales(folder, 'en'))

describe('the sentences of the site', () => {
  it('exist in French and in English alike', () => {
    const keys = (list: [string, string][]) => [...new Set(list.map(([key]) => bare(key)))].sort()
    expect(keys(english)).toEqual(keys(french))
  })

  it('name the same variables in both languages', () => {
    const variablesByKey = (list: [string, string][]) => {
      const found = new Map<string, Set<string>>()
      for (const [key, text] of list) {
        const names = found.get(bare(key)) ?? new Set()
        for (const name of text.match(/\{\{\s*[\w-]+\s*\}\}/g) ?? []) names.add(name)
        found.set(bare(key), names)
      }
      return [...found].map(([key, names]) => `${key}: ${[...names].sort().join(' ')}`).sort()
    }
    expect(variablesByKey(english)).toEqual(variablesByKey(french))
  })

  it('have in each language the plural that every number can fall back on', () => {
    const lonely = [french, english].flatMap((list) => {
      const keys = new Set(list.map(([key]) => key))
      return [...keys].filter((key) => /_(one|many)$/.test(key) && !keys.has(`${bare(key)}_other`))
    })
    expect(lonely).toEqual([])
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
