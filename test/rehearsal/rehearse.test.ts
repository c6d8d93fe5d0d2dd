import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantsOf, loadTemplate, type CallContent } from '../../src/calls/index.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import type { RehearsalReport, Run } from '../../src/rehearsal/index.ts'
import { silentRoles } from '../../src/rehearsal/roles.ts'
import { order } from './support/order.ts'

const codesOf = ({ problems }: RehearsalReport) => problems.map(({ code }) => code)
const whenOf = ({ dates }: Run, what: string, chart = 'call') =>
  dates.find((one) => one.chart === chart && one.what === what)?.at

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candide-rehearse-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Promise 1, before it is made: a call is played to its last answer, and the report says what would happen. */
describe('a rehearsal', () => {
  let content: CallContent
  let report: RehearsalReport
  let run: Run

  beforeAll(async () => {
    content = await loadTemplate('territoire-volontaire')
    report = await rehearse(order(content, { count: 11 }), folder)
    process.stdout.write(`\n  rehearsed 11 dossiers in ${report.tookMs / 1_000} s\n`)
    if (!report.run) throw new Error(JSON.stringify(report.obstacles))
    run = report.run
  })

  it('adds up, and answers everyone by the date that was promised', () => {
    const { received, answered, waiting, failed, drafts } = run.arithmetic
    const { selected, reserve, notSelected, inadmissible, withdrawn, ...others } = run.arithmetic
    const { gaveUp, reserveExpired, closedWithoutAction } = others
    const told = selected + reserve + notSelected + inadmissible + withdrawn + gaveUp
    expect(told + reserveExpired + closedWithoutAction + waiting).toBe(received)
    expect({ waiting, failed, answered }).toEqual({ waiting: 0, failed: 0, answered: received })
    expect(received + drafts).toBe(11)
    expect(run.unanswered).toEqual([])
    expect(Date.parse(run.answeredAt ?? '')).toBeLessThanOrEqual(
      instantsOf(content.calendar).answersBy
    )
  })

  it('happens on the dates of the calendar, and says what the clock does by itself', () => {
    const at = instantsOf(content.calendar)
    const iso = (instant: number) => new Date(instant).toISOString()
    expect(whenOf(run, 'OPEN')).toBe(iso(at.opensAt))
    expect(whenOf(run, 'closing')).toBe(iso(at.closesAt))
    expect(whenOf(run, 'readingsOpen')).toBe(iso(at.readingsOpenAt))
    expect(whenOf(run, 'readingsEnd')).toBe(iso(at.readingsFallbackAt))
    expect(whenOf(run, 'GIVE_OPINION')).toBe(iso(at.juryAt))
    expect(whenOf(run, 'fifteenDaysBefore')).toBe(iso(at.closesAt - 15 * 86_400_000))
    expect(whenOf(run, 'reserveExpiry', 'application')).toBe(iso(at.reserveExpiresAt))
    const clock = run.dates.filter((one) => one.clock)
    expect(clock.every(({ by }) => by.length === 0)).toBe(true)
    expect(clock.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['closing', 'longRetention'])
    )
    const dates = run.dates.map((one) => one.at)
    expect(dates).toEqual([...dates].sort())
  })

  it('shows each letter once, in full, with the texts of this call', () => {
    const names = run.letters.map(({ letter }) => letter)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(
      expect.arrayContaining([
        'signature-request',
        'deposit-receipt',
        'correction-requested',
        'selected',
        'inadmissible'
      ])
    )
    const selected = run.letters.find(({ letter }) => letter === 'selected')
    const words = JSON.stringify(selected?.blocks)
    expect(words).toContain(content.mentions.appeal.fr)
    expect(words).not.toMatch(/\{\{|undefined|\[object/)
    expect(run.unsent).not.toEqual(expect.arrayContaining(names))
  })

  it('says which states it crossed, from the first draft to the erasure, and which it did not', () => {
    const { application, call } = run.states
    expect(application.visited).toEqual(
      expect.arrayContaining([
        'file.before.preparing.draft',
        'file.before.thirdReading',
        'file.archived'
      ])
    )
    expect(application.others).toContain('file.deleted')
    expect(call.visited).toContain('archived')
    expect(call.others).toContain('cancelled')
    expect(application.visited.filter((state) => application.others.includes(state))).toEqual([])
  })

  it('tells that readings open on Easter Monday, and refuses nobody what is theirs to do', () => {
    expect(codesOf(report)).not.toContain('refused')
    expect(report.problems).toContainEqual({
      code: 'day-off',
      params: { date: 'readingsOpenAt', at: '2027-03-29T06:00:00.000Z' }
    })
    expect(run.refused).toEqual([])
  })

  it('leaves nothing behind', async () => {
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a rehearsal with somebody silent', () => {
  it('still answers everyone, whoever is silent, and says when', async () => {
    const content = await loadTemplate('territoire-volontaire')
    const silent = silentRoles(content)
    expect([...silent].sort()).toEqual([
      'authority',
      'committee',
      'deputy',
      'jury',
      'messaging',
      'officer',
      'signatory',
      'writer'
    ])
    const report = await rehearse(order(content, { count: 2, silent }), folder)
    process.stdout.write(`\n  ${silent.length} silent roles in ${report.tookMs / 1_000} s\n`)
    expect(report.silence.map(({ role }) => role)).toEqual(silent)
    for (const { role, unanswered, answeredAt, clock } of report.silence) {
      expect({ role, unanswered }).toEqual({ role, unanswered: [] })
      expect(Number.isNaN(Date.parse(answeredAt ?? ''))).toBe(false)
      expect(clock.length).toBeGreaterThan(0)
    }
    const of = (role: string) => report.silence.find((one) => one.role === role)!
    const did = (role: string) => of(role).clock.map(({ what }) => what)
    expect(did('officer')).toEqual(expect.arrayContaining(['takingLimit', 'screeningFallback']))
    expect(did('committee')).toContain('readingsFallback')
    expect(did('jury')).toContain('juryFallback')
    expect(did('authority')).toContain('deputyFrom')
    expect(did('messaging')).toContain('undeliveredLimit')
    expect(of('committee').arithmetic.closedWithoutAction).toBe(of('committee').arithmetic.received)
    expect(of('jury').arithmetic.selected + of('jury').arithmetic.reserve).toBeGreaterThan(0)
    expect(of('signatory').arithmetic.received).toBe(0)
  })
})

describe('a rehearsal of another kind of call', () => {
  const changed = async (change: (content: CallContent) => CallContent) =>
    rehearse(order(change(await loadTemplate('territoire-volontaire')), { count: 3 }), folder)

  it('has no signatory, no grid, and candidates who are no territories', async () => {
    const { run, problems, obstacles } = await changed((content) => ({
      ...content,
      grid: null,
      checks: [],
      settings: {
        ...content.settings,
        signatory: false,
        scored: false,
        floors: {},
        constraints: [],
        ties: []
      },
      form: {
        sections: [
          {
            id: 'who',
            title: { fr: 'Vous' },
            groups: [
              {
                questions: [
                  {
                    id: 'title',
                    type: 'short-text',
                    label: { fr: 'Projet' },
                    max: 80,
                    required: true,
                    published: false
                  },
                  {
                    id: 'cv',
                    type: 'attachment',
                    label: { fr: 'CV' },
                    accept: ['odt'],
                    maxMegabytes: 2,
                    min: 1,
                    max: 1,
                    required: true,
                    published: false
                  }
                ]
              }
            ]
          }
        ]
      }
    }))
    expect(obstacles).toEqual([])
    expect(problems.filter(({ code }) => code !== 'day-off')).toEqual([])
    expect(run?.unanswered).toEqual([])
    expect(run?.arithmetic).toMatchObject({ received: 3, answered: 3, waiting: 0 })
    expect(silentRoles({ settings: { signatory: false, scored: false } as never })).not.toContain(
      'committee'
    )
  })

  it('cannot be played while its form, its grid or its dates contradict themselves, and says so', async () => {
    const report = await changed((content) => ({
      ...content,
      grid: null,
      calendar: { ...content.calendar, closesAt: '2027-01-01T12:00' }
    }))
    expect(report.run).toBeNull()
    expect(report.obstacles.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['grid-missing', 'calendar-order'])
    )
  })

  it('finds what nobody could do: no signature without a signatory, no place under a floor above the scale', async () => {
    const report = await changed((content) => ({
      ...content,
      settings: { ...content.settings, floors: { power: 9 } },
      form: {
        sections: content.form.sections.map((section) => ({
          ...section,
          groups: section.groups.map((group) => ({
            ...group,
            questions: group.questions.map((one) =>
              one.id === 'signatory' && one.type === 'person'
                ? { ...one, ask: ['name', 'role'] }
                : one
            )
          }))
        }))
      }
    }))
    expect(codesOf(report)).toEqual(expect.arrayContaining(['signatory-unnamed', 'floor-too-high']))
    const failed = report.problems.filter(({ code }) => code === 'letter-fails')
    expect(failed.map(({ params }) => [params['letter'], params['variable']])).toContainEqual([
      'signature-reminder',
      'signataire'
    ])
    expect(new Set(failed.map(({ params }) => params['letter'])).size).toBe(failed.length)
    expect(report.run?.arithmetic.received).toBe(0)
    expect(report.run?.unanswered).toEqual([])
  })
})
