import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadTemplate } from '../../src/calls/index.ts'
import { loadLetters } from '../../src/messages/index.ts'
import { reportInWords, roleName, type RehearsalReport } from '../../src/rehearsal/index.ts'
import { silentRoles } from '../../src/rehearsal/roles.ts'
import { letterName } from '../../src/rehearsal/words/voice.ts'
import { chartLabels } from '../../src/services/chart-labels.ts'
import { projectRoot } from '../../src/shared/project-root.ts'
import { LANGS } from '../../src/shared/lang.ts'
import { createI18n } from '../../src/web/i18n/i18n.ts'

const i18n = createI18n()
const source = (...path: string[]) =>
  readFileSync(join(projectRoot, 'src', 'rehearsal', ...path), 'utf8')

describe.each(LANGS)('a report in words, in %s', (lang) => {
  const voice = { lang, t: i18n.translator(lang), charts: chartLabels }
  /** a sentence that is missing shows its key */
  const KEY = /^[a-z-]+(\.[\w-]+)+$/i

  it('names every letter that may leave and everybody who may be silent', async () => {
    const letters = await loadLetters(
      join(projectRoot, 'workflows', 'territoire-volontaire', 'template', 'letters.yaml')
    )
    const { settings } = await loadTemplate('territoire-volontaire')
    const names = [
      ...Object.keys(letters).map((letter) => letterName(letter, voice)),
      ...[...silentRoles({ settings }), 'asker'].map((role) => roleName(role, voice))
    ]
    expect(names.filter((name) => KEY.test(name))).toEqual([])
  })

  it('says every problem and every act that the code can report', () => {
    const problems = [...source('report.ts').matchAll(/^ {4}\| '([\w-]+)'$/gm)].map(
      ([, code]) => code
    )
    const files = ['candidates', 'team', 'committee', 'jury', 'answers', 'opening']
    const acts = files.flatMap((file) =>
      [...source('deeds', `${file}.ts`).matchAll(/(?:what: |writer\()'([\w-]+)'/g)].map(
        ([, act]) => act
      )
    )
    expect(problems.length).toBeGreaterThan(10)
    expect(acts.length).toBeGreaterThan(20)
    const keys = [
      ...problems.map((code) => `rehearsal.problem.${code}`),
      ...acts.filter((act) => !act?.includes(' ')).map((act) => `rehearsal.act.${act}`)
    ]
    expect(keys.filter((key) => voice.t(key) === key)).toEqual([])
  })

  it('puts what must be mended first, and says that a call cannot be played yet', () => {
    const report: RehearsalReport = {
      ...{ call: '2027-01', dossiers: 3, tookMs: 1, run: null, silence: [] },
      obstacles: [{ code: 'grid-missing', params: {} }],
      problems: [
        { code: 'day-off', params: { date: 'closesAt', at: '2027-05-01T10:00:00.000Z' } },
        { code: 'question-impossible', params: { question: 'whole' } }
      ]
    }
    const words = reportInWords(report, voice)
    expect(words.well).toBe(false)
    expect(words.problems.map(({ grave, part }) => [grave, part])).toEqual([
      [true, 'grille'],
      [true, 'questionnaire'],
      [false, 'calendrier']
    ])
    expect(words.problems.some(({ text }) => KEY.test(text))).toBe(false)
  })
})
