import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { ChartDefinition, ChartLabels } from '../../src/engine/types.ts'
import { projectRoot } from '../../src/shared/project-root.ts'
import { firstDay as firstDayOfApplication } from '../../workflows/territoire-volontaire/application/context.ts'
import { applicationChart } from '../../workflows/territoire-volontaire/application.chart.ts'
import type { Calendar } from '../../workflows/territoire-volontaire/calendar.ts'
import { firstDay as firstDayOfCall } from '../../workflows/territoire-volontaire/call/context.ts'
import { callChart } from '../../workflows/territoire-volontaire/call.chart.ts'
import { wordsOf } from './support/words-of-a-chart.ts'

const settings = {
  signatory: true,
  scored: true,
  readings: 2,
  thirdReadingGap: 2,
  acceptanceDays: 15
}
const calendar = { closesAt: 1, readingsOpenAt: 2, deputyFrom: 3 } as Calendar
const dossier = { number: 'VAC-0001', call: '2027-01', settings, calendar, signatory: null }
const charts: { chart: ChartDefinition; context: object }[] = [
  { chart: applicationChart, context: firstDayOfApplication(dossier) },
  { chart: callChart, context: firstDayOfCall({ number: '2027-01', calendar }) }
]

const labelsOf = (chart: ChartDefinition, lang: string): ChartLabels => {
  const labels = chart.labels[lang]
  if (!labels) throw new Error(`${chart.name} has no labels in ${lang}`)
  return labels
}

/** Every sentence under a value, with where it is. */
function sentences(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, item]) => sentences(item, `${path}/${key}`))
}
const failing = (labels: unknown, wrong: (text: string, path: string) => boolean) =>
  sentences(labels).filter(([path, text]) => wrong(text, path))

const variablesOf = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? '')
const engineSentences = (lang: string) =>
  parse(readFileSync(join(projectRoot, 'locales', lang, 'engine.yaml'), 'utf8')) as {
    refusal: Record<string, { why: string; then: string }>
  }

const everyChartInBoth = charts.flatMap(({ chart, context }) =>
  ['fr', 'en'].map((lang) => ({ name: chart.name, lang, chart, context }))
)

describe.each(everyChartInBoth)('labels of $name in $lang', ({ lang, chart, context }) => {
  const labels = labelsOf(chart, lang)
  const words = wordsOf(chart)

  it.each(['states', 'events', 'journal', 'guards', 'delays', 'roles', 'letters'] as const)(
    'word all the %s of the chart, and nothing that it does not have',
    (kind) => {
      expect(Object.keys(labels[kind]).sort()).toEqual([...words[kind]].sort())
    }
  )

  it('title every letter that the chart declares', () => {
    expect(Object.keys(labels.letters).sort()).toEqual([...chart.letters].sort())
  })

  it('say something everywhere', () => {
    expect(failing(labels, (text) => text.trim() !== text || text === '')).toEqual([])
  })

  it('give a refusal only the variables that are computed for it', () => {
    const unknown = Object.entries(labels.guards).flatMap(([guard, sentence]) => {
      const known = Object.keys(
        chart.explain?.[guard]?.({ context: context as never, event: { type: 'ANY' } as never }) ??
          {}
      )
      return variablesOf(`${sentence.why} ${sentence.then}`)
        .filter((name) => !known.includes(name))
        .map((name) => `${guard}: ${name}`)
    })
    expect(unknown).toEqual([])
  })

  it('tell a refused person every fact that is computed for them', () => {
    const untold = Object.entries(chart.explain ?? {}).flatMap(([guard, explain]) => {
      const { why, then } = labels.guards[guard] ?? { why: '', then: '' }
      return Object.keys(explain({ context: context as never, event: { type: 'ANY' } as never }))
        .filter((name) => !variablesOf(`${why} ${then}`).includes(name))
        .map((name) => `${guard}: ${name}`)
    })
    expect(untold).toEqual([])
  })

  it('have no variable where none is filled in', () => {
    const { states, events, delays, roles, letters } = labels
    expect(
      failing({ states, events, delays, roles, letters }, (text) => text.includes('{{'))
    ).toEqual([])
  })

  it('write a why, a then and a hint as a sentence, and any other label as a name', () => {
    const { guards, events, ...names } = labels
    const isSentence = (path: string) => /\/(why|then|hint)$/.test(path)
    expect(
      failing({ guards, events }, (text, path) => isSentence(path) !== /^\p{Lu}.*\.$/u.test(text))
    ).toEqual([])
    expect(failing(names, (text) => text.endsWith('.'))).toEqual([])
  })
})

describe.each(['fr', 'en'])('what a candidate reads before the answer, in %s', (lang) => {
  const { states } = labelsOf(applicationChart, lang)
  const readIn = (...families: string[]) =>
    new Set(
      Object.entries(states)
        .filter(([path]) => families.some((family) => `${path}.`.startsWith(`${family}.`)))
        .map(([, { candidate, ahead }]) => `${candidate} / ${ahead}`)
    )

  it('is the same in the deliberation and under every provisional outcome', () => {
    expect(readIn('file.before.deliberation', 'file.before.provisional').size).toBe(1)
  })

  it('does not tell a dossier declared inadmissible from one still checked', () => {
    expect(readIn('file.before.screening', 'file.before.inadmissible').size).toBe(1)
  })

  it('does not tell that readers disagree or are late', () => {
    expect(readIn('file.before.scoring', 'file.before.thirdReading').size).toBe(1)
  })

  it('does not tell how the delivery of the answer goes', () => {
    expect(readIn('file.answering').size).toBe(1)
  })

  it('names no outcome, even to a selected candidate who has not opened the answer', () => {
    const outcome =
      /retenu|liste complémentaire|irrecevable|sans suite|selected|reserve|inadmissible|without action/i
    const unopened = ['file.before', 'file.answering', 'file.answered.selected.un']
    const read = Object.entries(states)
      .filter(
        ([path]) => path === 'file.answered' || unopened.some((start) => path.startsWith(start))
      )
      .map(([path, { candidate }]) => [path, candidate])
    expect(read.length).toBeGreaterThan(30)
    expect(read.filter(([, candidate]) => outcome.test(candidate ?? ''))).toEqual([])
  })

  it('announces every first answer in the same words', () => {
    const outcomes = ['selected', 'reserve', 'notSelected', 'inadmissible', 'closedWithoutAction']
    const announced = outcomes.map((outcome) => states[`file.answered.${outcome}`]?.ahead)
    expect(new Set(announced).size).toBe(1)
    expect(announced[0]).toBe(states['file.answering']?.ahead)
  })
})

describe('refusals of the engine', () => {
  const variables = { unknown: [], role: ['roles'], state: ['state'], stale: [], ended: ['state'] }

  it.each(['fr', 'en'])(
    'say why and what then, with the variables they are given, in %s',
    (lang) => {
      const { refusal } = engineSentences(lang)
      const found = Object.entries(refusal).map(([kind, { why, then }]) => {
        expect([why, then].filter((text) => !/^\p{Lu}.*\.$/u.test(text))).toEqual([])
        return [kind, variablesOf(`${why} ${then}`)]
      })
      expect(Object.fromEntries(found)).toEqual(variables)
    }
  )
})

describe('typography', () => {
  const french = [...charts.map(({ chart }) => labelsOf(chart, 'fr')), engineSentences('fr')]
  const english = [...charts.map(({ chart }) => labelsOf(chart, 'en')), engineSentences('en')]

  it('keeps French signs beside their word with a no-break space', () => {
    const loose = /[^\u00a0][:;?!»]|«(?!\u00a0)|\u00a0(?![:;?!»])(?<!«\u00a0)/u
    expect(failing(french, (text) => loose.test(text))).toEqual([])
  })

  it('puts no space before English signs', () => {
    expect(failing(english, (text) => /[\s\u00a0][:;?!]|[«»\u00a0]/u.test(text))).toEqual([])
  })

  it('uses curved apostrophes and quotation marks, and no doubled spaces', () => {
    expect(failing([french, english], (text) => /['"`]|\.\.\.| {2}/.test(text))).toEqual([])
  })

  it('keeps « notification » for the legal act', () => {
    expect(failing([french, english], (text) => /notifi/i.test(text))).toEqual([])
  })
})
