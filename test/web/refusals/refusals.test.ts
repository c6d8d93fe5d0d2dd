import { Refusal } from '../../../src/engine/index.ts'
import { FileRefused } from '../../../src/files/index.ts'
import { BadInput, Stale } from '../../../src/shared/errors.ts'
import { chartLabels } from '../../../src/services/chart-labels.ts'
import { createI18n } from '../../../src/web/i18n/i18n.ts'
import { offersView, stateLabel, tell, type Voice } from '../../../src/web/refusals/index.ts'

const i18n = createI18n()
const voice = (over: Partial<Voice> = {}): Voice => ({
  ...{ charts: chartLabels, lang: 'fr', t: i18n.translator('fr'), reader: 'candidate' },
  ...over
})
const refusal = (...reasons: ConstructorParameters<typeof Refusal>[2]) =>
  new Refusal('application', 'ANY', reasons)

describe('a refusal in the reader’s words', () => {
  it('dates a closing in Paris, whatever the machine’s time zone', () => {
    const date = Date.UTC(2027, 2, 15, 11)
    const told = tell(refusal({ kind: 'guard', code: 'beforeClosing', params: { date } }), voice())
    expect(told?.status).toBe(409)
    expect(told?.sentences[0]?.why.replaceAll('\u00a0', ' ')).toContain(
      'lundi 15 mars 2027, 12 h 00'
    )
    expect(told?.sentences[0]?.then).not.toBe('')
  })

  it('counts what is missing', () => {
    const reason = { kind: 'guard', code: 'isComplete', params: { count: 3 } } as const
    expect(tell(refusal(reason), voice())?.sentences[0]?.why).toMatch(/3/)
  })

  it('names whose action it is, each once', () => {
    const reason = {
      kind: 'role',
      code: 'writer',
      params: { roles: ['writer', 'officer'] }
    } as const
    const [sentence] = tell(refusal(reason, reason), voice())?.sentences ?? []
    expect(sentence?.why).toMatch(/le territoire ou l’équipe/)
    expect(tell(refusal(reason, reason), voice())?.sentences).toHaveLength(1)
  })

  it.each(['fr', 'en'] as const)('words every guard of every chart completely, in %s', (lang) => {
    for (const [chart, labels] of Object.entries(chartLabels)) {
      for (const code of Object.keys(labels[lang].guards)) {
        const error = new Refusal(chart, 'ANY', [
          { kind: 'guard', code, params: { count: 2, date: Date.UTC(2027, 0, 4) } }
        ])
        const told = tell(error, voice({ lang, t: i18n.translator(lang) }))
        expect(told?.sentences[0]?.why).not.toMatch(/\{\{|^$/)
        expect(told?.sentences[0]?.then).not.toMatch(/\{\{|^$/)
      }
    }
  })

  it('says what somebody else’s change, a mistake and a file mean', () => {
    expect(tell(new Stale('x'), voice())?.status).toBe(409)
    const params = { max: 2000, over: 12 }
    const bad = new BadInput([{ field: 'text', code: 'application.too-long', params }])
    expect(tell(bad, voice())).toMatchObject({ status: 422 })
    expect(tell(bad, voice())?.sentences[0]?.why).toMatch(/2\s000/u)
    const file = new FileRefused('empty', { name: 'plan.pdf' })
    expect(tell(file, voice())?.sentences[0]?.why).toContain('plan.pdf')
  })

  it('leaves faults of the program alone', () => {
    expect(tell(new Error('boom'), voice())).toBeUndefined()
  })
})

describe('what a candidate is told of a state', () => {
  const outcomes = ['selected.unread', 'selected.unheard', 'reserve', 'notSelected', 'inadmissible']

  it('is the same for every answer that was not opened yet', () => {
    const labels = outcomes.map((one) => stateLabel(voice(), 'application', `file.answered.${one}`))
    expect(new Set(labels).size).toBe(1)
    const told = outcomes.map((one) =>
      tell(refusal({ kind: 'state', code: `file.answered.${one}` }), voice())
    )
    expect(new Set(told.map((one) => one?.sentences[0]?.why)).size).toBe(1)
  })

  it('says the outcome once it was read, and staff always know', () => {
    const state = 'file.answered.notSelected'
    expect(stateLabel(voice(), 'application', state, { answerRead: true })).toMatch(/non retenue/)
    expect(stateLabel(voice({ reader: 'staff' }), 'application', state)).toBe('Non retenu')
  })

  it('does not show that a dossier was found inadmissible before its letter leaves', () => {
    const states = ['file.before.inadmissible', 'file.before.screening.late']
    const labels = states.map((state) => stateLabel(voice(), 'application', state))
    expect(new Set(labels).size).toBe(1)
  })
})

describe('what somebody can do', () => {
  const offers = [
    { event: 'WITHDRAW', allowed: true, reasons: [] },
    {
      event: 'TAKE_UP_AGAIN',
      allowed: false,
      reasons: [{ kind: 'state' as const, code: 'file.before.screening.late' }],
      later: { at: new Date(), delay: 'inadmissibleLimit' }
    },
    { event: 'SIGN', allowed: true, reasons: [] }
  ]
  const pages = { TAKE_UP_AGAIN: { href: '/b' }, WITHDRAW: { href: '/a', grave: true } }

  it('is a button, or the sentence that stands in its place, in the page’s order', () => {
    const [first, second, third] = offersView(offers, voice(), 'application', pages)
    expect(first).toMatchObject({ event: 'TAKE_UP_AGAIN' })
    expect(first).not.toHaveProperty('href')
    expect(first?.refused[0]?.why).toMatch(/Recevabilité/)
    expect(second).toMatchObject({ href: '/a', grave: true, refused: [] })
    expect(third).toBeUndefined()
  })

  it('never tells a candidate what the clock is waiting for', () => {
    expect(offersView(offers, voice(), 'application', pages)[0]).not.toHaveProperty('later')
    const staff = offersView(offers, voice({ reader: 'staff' }), 'application', pages)
    expect(staff[0]).toHaveProperty('later')
  })
})
