import {
  createEngine,
  Refusal,
  type Actor,
  type Instance,
  type Reason
} from '../../../src/engine/index.ts'
import type { ChartDefinition } from '../../../src/engine/types.ts'
import { LANGS } from '../../../src/shared/lang.ts'
import { movableClock } from '../../../src/shared/clock.ts'
import { createLogger } from '../../../src/shared/logger.ts'
import { createI18n } from '../../../src/web/i18n/i18n.ts'
import { reasonSentence, type Reader } from '../../../src/web/refusals/index.ts'
import { applicationChart } from '../../../workflows/territoire-volontaire/application.chart.ts'
import { callChart } from '../../../workflows/territoire-volontaire/call.chart.ts'
import { memoryStore } from '../../engine/support/memory-store.ts'
import { configurationsOf } from '../support/configurations-of.ts'
import { applicationInput, callInput, factsOfEvents } from '../support/facts-of-events.ts'

/**
 * Promise 6: every refusal says why, and what would make it possible. For each state that a chart can be in,
 * each event and each role: the event is taken, or refused with sentences in both languages.
 * The store is in memory here: nothing is written twice, and thousands of steps are tried.
 */
const charts: { chart: ChartDefinition; input: object }[] = [
  { chart: applicationChart, input: applicationInput },
  { chart: callChart, input: callInput }
]
const i18n = createI18n()
const labels = {
  application: applicationChart.labels,
  call: callChart.labels
} as never

describe.each(charts)('every state × event × role of $chart.name', ({ chart, input }) => {
  const roles = [...new Set(Object.values(chart.events).flatMap((rule) => [...rule.roles]))]
  const configurations = configurationsOf(chart.machine)

  const store = memoryStore()
  const engine = createEngine({
    clock: movableClock(new Date('2027-02-22T13:00:00Z')),
    logger: createLogger('silent')
  })
  let fresh: Instance

  beforeAll(async () => {
    const effects = Object.fromEntries(chart.effects.map((name) => [name, () => Promise.resolve()]))
    engine.registerWith(store, { chart, effects })
    const { instance } = await engine.start({
      ...{ chart: chart.name, id: 'one', input, command: 'start', subject: {} },
      by: { id: 'somebody', roles: ['writer', 'officer'] }
    })
    fresh = instance
  })

  it('walks every leaf state', () => {
    const leaves = new Set(configurations.flatMap(({ leaves }) => leaves))
    expect(leaves.size).toBe(chart.name === 'call' ? 21 : 52)
  })

  it.each(configurations)('$name', ({ value }) => {
    const here: Instance = { ...fresh, snapshot: { ...fresh.snapshot, value } }
    let tried = 0
    const wrong: string[] = []
    for (const role of roles) {
      const actor: Actor = { id: 'somebody', roles: [role] }
      const offers = engine.may({
        chart: chart.name,
        instance: here,
        actor,
        probes: factsOfEvents
      })
      for (const type of Object.keys(chart.events)) {
        const offer = offers.find((one) => one.event === type)
        const mayEver = chart.events[type]?.roles.includes(role) ?? false
        if ((offer !== undefined) !== mayEver) wrong.push(`${role}, ${type}: offered or not`)
        const reasons: readonly Reason[] = offer
          ? offer.reasons
          : [
              {
                kind: 'role',
                code: role,
                params: { roles: [...(chart.events[type]?.roles ?? [])] }
              }
            ]
        if (offer?.allowed === true && reasons.length > 0)
          wrong.push(`${role}, ${type}: allowed, with reasons`)
        if (!offer?.allowed && reasons.length === 0)
          wrong.push(`${role}, ${type}: refused, without`)
        if (!offer?.allowed) wrong.push(...unsaid(chart.name, reasons))
        tried += 1
      }
    }
    expect(wrong).toEqual([])
    expect(tried).toBe(roles.length * Object.keys(chart.events).length)
  })

  it('refuses whoever has no role for an event, in the engine itself and not only on the page', async () => {
    for (const type of Object.keys(chart.events)) {
      const sending = engine.send({
        ...{ chart: chart.name, id: 'one', command: `c:${type}` },
        event: { ...factsOfEvents[type], type },
        by: { id: 'nobody', roles: ['visitor'] }
      })
      await expect(sending).rejects.toThrow(Refusal)
    }
    expect((await store.read('one'))?.v).toBe(1)
  })
})

/** The same reason is given in many states: it is looked at once. */
const known = new Map<string, string[]>()

/** Reasons that a reader would not understand, with what they are told. */
function unsaid(chart: string, reasons: readonly Reason[]): string[] {
  return reasons.flatMap((reason) => {
    const key = `${chart} ${JSON.stringify(reason)}`
    const found = known.get(key) ?? mistakesIn(chart, reason)
    known.set(key, found)
    return found
  })
}

function mistakesIn(chart: string, reason: Reason): string[] {
  const readers: Reader[] = ['candidate', 'staff']
  return LANGS.flatMap((lang) =>
    readers.flatMap((reader) => {
      const voice = { charts: labels, lang, t: i18n.translator(lang), reader }
      const { why, then } = reasonSentence(voice, chart, reason)
      const wrong = [why, then ?? ''].filter(
        (sentence) =>
          !/\S+ \S+.*[.!?»]$/s.test(sentence) ||
          /\{\{|\}\}|engine\.refusal|undefined|NaN/.test(sentence)
      )
      return wrong.map((sentence) => `${reason.code}, ${lang}, ${reader}: « ${sentence} »`)
    })
  )
}
