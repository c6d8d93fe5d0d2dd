import { entryInWords } from '../../src/engine/index.ts'
import { applicationChart } from '../../workflows/territoire-volontaire/application.chart.ts'
import { callChart } from '../../workflows/territoire-volontaire/call.chart.ts'

const { fr, en } = applicationChart.labels
const day = (date: Date) => date.toISOString().slice(0, 10)
const say = (
  event: { type: string; [fact: string]: unknown },
  labels: typeof fr | typeof en = fr
) => entryInWords({ event }, labels, day)

describe('a line of a journal', () => {
  it('is a sentence with the facts of its event', () => {
    expect(say({ type: 'DEPOSIT', revision: 3 })).toBe('La version 3 est déposée')
    expect(say({ type: 'DEPOSIT', revision: 3 }, en)).toBe('Version 3 is submitted')
  })

  it('says what the clock did by the name of the wait that ended', () => {
    const type = 'xstate.after.correctionDue.application.file.before.correction.reminded'
    expect(say({ type })).toBe(`L’horloge\u00a0: ${fr.delays.correctionDue}`)
  })

  it('words what was done beside the chart: a deadline moved, with its new date', () => {
    const dueAt = new Date('2027-04-06T16:00:00Z')
    const said = say({ type: 'engine.postpone', delay: 'correctionDue', dueAt })
    expect(said).toContain('2027-04-06')
    expect(said).toContain(fr.delays.correctionDue)
  })

  it.each(
    [applicationChart, callChart].flatMap((chart) =>
      (['fr', 'en'] as const).map((lang) => ({ chart, lang, name: `${chart.name}, ${lang}` }))
    )
  )('has words for every event, and leaves no hole in them: $name', ({ chart, lang }) => {
    const labels = chart.labels[lang]
    for (const type of Object.keys(chart.events)) {
      const facts = { type, revision: 1, from: 1, to: 2 }
      const sentence = entryInWords({ event: facts }, labels, day)
      expect(sentence).not.toBe(type)
      expect(sentence).not.toMatch(/[{}]|undefined| {2}/)
    }
  })
})
