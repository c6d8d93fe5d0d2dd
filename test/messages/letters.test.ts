import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import {
  checkLetter,
  COMMON_VARIABLES,
  fillLetter,
  LetterRefused,
  loadLetters,
  sourceIn,
  VARIABLES,
  variablesOf,
  type Block,
  type LetterDefinition
} from '../../src/messages/index.ts'
import { projectRoot } from '../../src/shared/project-root.ts'
import { letters as applicationLetters } from '../../workflows/territoire-volontaire/application/steps.ts'
import { letters as callLetters } from '../../workflows/territoire-volontaire/call/steps.ts'
import { sampleValues } from './sample-values.ts'

const path = join(projectRoot, 'workflows/territoire-volontaire/template/letters.yaml')
const letters = await loadLetters(path)
const entries = Object.entries(letters)
const langs = ['fr', 'en'] as const

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'action') return block.label
      const lines = block.kind === 'list' ? block.items : [block.runs]
      return lines.map((runs) => runs.map((run) => run.text).join('')).join('\n')
    })
    .join('\n')
}

describe('the letters of Territoire volontaire', () => {
  it('has every letter that the charts name', () => {
    const named = [...applicationLetters, ...callLetters]
    expect(named.filter((name) => !Object.hasOwn(letters, name))).toEqual([])
  })

  it('has a letter for each way a dossier can end', () => {
    const ends = [
      'selected',
      'reserve',
      'not-selected',
      'inadmissible',
      'withdrawn',
      'not-deposited'
    ]
    expect([...ends, 'closed-without-action'].filter((end) => !letters[end])).toEqual([])
  })

  it.each(entries)(
    '%s can be written in both languages, from declared values only',
    (_, letter) => {
      for (const lang of langs) {
        const source = sourceIn(letter, lang)
        expect(source.lang).toBe(lang)
        expect(checkLetter(source, letter)).toEqual([])
        const filled = fillLetter(source, sampleValues, lang)
        expect(`${filled.subject} ${textOf(filled.blocks)}`).not.toMatch(/[{}]|undefined|\*\*/)
      }
    }
  )

  it.each(entries)('%s uses the same values in French and in English', (_, letter) => {
    const [french, english] = langs.map((lang) => [...variablesOf(sourceIn(letter, lang))].sort())
    expect(english).toEqual(french)
  })

  it.each(entries)('%s can be sent with what it needs and nothing more', (_, letter) => {
    const given = new Set([...letter.needs, ...COMMON_VARIABLES])
    const values = Object.fromEntries(
      Object.entries(sampleValues).filter(([name]) => given.has(name as never))
    )
    expect(() => fillLetter(sourceIn(letter, 'fr'), values, 'fr')).not.toThrow()
  })

  it.each(entries)('%s says whom to call or write to', (_, letter) => {
    const used = variablesOf(sourceIn(letter, 'fr'))
    const forTeam = !used.has('contact')
    // The team's own alerts carry a link instead.
    expect(forTeam ? used.has('lien') : used.has('telephone')).toBe(true)
  })

  it('tells the reader of every decision how to contest it, and until when an answer is awaited', () => {
    const decisions = entries.filter(([, letter]) => letter.kind === 'letter')
    expect(decisions.length).toBeGreaterThan(5)
    for (const [name, letter] of decisions) {
      expect([name, letter.needs.includes('recours')]).toEqual([name, true])
      expect([name, variablesOf(sourceIn(letter, 'fr')).has('autorite')]).toEqual([name, true])
    }
    // The time to accept runs from the reading of the letter: it is told in days, nobody knows the date yet.
    for (const offer of ['selected', 'reserve-called']) {
      expect(letters[offer]?.needs).toContain('jours')
      expect(letters[offer]?.body.fr).toMatch(/qui suivent la lecture.*Sans réponse dans ce délai/)
    }
  })

  it('keeps links that open a dossier without signing in secret', () => {
    const secret = entries.filter(([, letter]) => letter.secret).map(([name]) => name)
    expect(secret.sort()).toEqual([
      ...['correction-signature', 'invitation', 'sign-in-link', 'signature-reminder'],
      'signature-request'
    ])
  })

  it.each(entries)('%s follows French typography', (_, letter) => {
    const { subject, body } = sourceIn(letter, 'fr')
    const text = `${subject}\n${body}`.replace(/\{\{[^}]*\}\}|https?:\/\/\S*/g, 'x')
    expect(text).not.toMatch(/[\wéèà)»][;?!]|[^\u00a0\s][:](?=\s)|«[^\u00a0]|[^\u00a0]»/u)
    expect(text).not.toMatch(/ [:;?!»]/)
    expect(text).not.toMatch(/[a-zé]'[a-zé]/i)
  })

  it('describes every value to staff, in both languages', async () => {
    for (const lang of langs) {
      const file = await readFile(join(projectRoot, `locales/${lang}/mails.yaml`), 'utf8')
      const { variables } = parse(file) as { variables: Record<string, string> }
      expect(Object.keys(variables).sort()).toEqual([...VARIABLES])
    }
  })
})

describe('the words of a letter', () => {
  const letter: LetterDefinition = {
    kind: 'mail',
    secret: false,
    needs: ['dossier', 'lien'],
    may: ['message', 'pieces'],
    subject: { fr: 'x' },
    body: { fr: 'x' }
  }
  const fill = (body: string, values = {}) =>
    fillLetter({ subject: 'Objet', body }, { ...sampleValues, ...values }, 'fr').blocks

  it('names the value somebody probably meant', () => {
    const [mistake] = checkLetter({ subject: 'Objet', body: 'Pour {{dosier}}.' }, letter)
    expect(mistake?.code).toBe('unknown-variable')
    expect(mistake?.params).toEqual({ name: 'dosier', nearest: 'dossier' })
  })

  it('refuses a known value that this letter is not given', () => {
    const [mistake] = checkLetter({ subject: '{{rang}}', body: 'Bonjour' }, letter)
    expect([mistake?.code, mistake?.params['name']]).toEqual(['not-in-this-letter', 'rang'])
  })

  it.each([
    ['{{#each pieces}}x{{/each}}', 'unknown-variable'],
    ['{{constructor}}', 'unknown-variable'],
    ['{{{dossier}}}', 'malformed-variable'],
    ['Un dossier {{dossier', 'malformed-variable'],
    ['{{}}', 'unknown-variable'],
    ['{{> partial}}', 'unknown-variable']
  ])('never takes %s for a template', (body, code) => {
    expect(checkLetter({ subject: 'Objet', body }, letter).map((one) => one.code)).toEqual([code])
  })

  it('never reads a value as markup or as another value', () => {
    const [block] = fill('Titre : {{projet}}', {
      projet: '**gras** [x](https://e.example) {{lien}}'
    })
    expect(block).toEqual({
      kind: 'paragraph',
      runs: [{ text: 'Titre : **gras** [x](https://e.example) {{lien}}' }]
    })
  })

  it('keeps what is filled in on one line, subjects first', () => {
    const source = { subject: 'Pour {{territoire}}', body: 'Bonjour' }
    const values = { ...sampleValues, territoire: 'Tours\r\nBcc: everyone@example.org\u202e' }
    expect(fillLetter(source, values, 'fr').subject).toBe('Pour Tours Bcc: everyone@example.org')
  })

  it('makes a list of a list, paragraphs of a text, and nothing of nothing', () => {
    expect(fill('{{pieces}}', { pieces: ['une', 'deux'] })).toEqual([
      { kind: 'list', items: [[{ text: 'une' }], [{ text: 'deux' }]] }
    ])
    expect(fill('{{message}}')).toHaveLength(2)
    expect(fill('Bonjour\n\n{{message}}', { message: null })).toHaveLength(1)
  })

  it('refuses to leave a hole in a sentence', () => {
    expect(() => fill('Le dossier {{dossier}}.', { dossier: '' })).toThrow(LetterRefused)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '/dossiers', 'candide.example'])(
    'refuses a button to %s',
    (lien) => {
      expect(() => fill('[Ouvrir]({{lien}})', { lien })).toThrow('unsafe-link')
    }
  )

  it('writes instants as Paris shows them, in the language of the letter', () => {
    expect(textOf(fill('Avant le {{cloture}}'))).toBe(
      'Avant le lundi 15\u00a0mars\u00a02027, 12\u00a0h\u00a000'
    )
  })
})
