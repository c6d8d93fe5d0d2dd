import { createHash } from 'node:crypto'
import type { DepositedDossier } from '../../../src/demo/story/dossier-schema.ts'
import { loadStory } from '../../../src/demo/story/load-story.ts'
import { departementsOf } from '../../../src/territories/index.ts'

const story = loadStory()
const deposited = story.dossiers.filter(
  (one): one is DepositedDossier => one.status === 'deposited'
)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const departement = (one: DepositedDossier) => departementsOf(one.answers.communes)[0]?.code ?? ''

function count<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

/** Where a dossier stands for the staff at an instant, from the dates of its story. */
function stateAt(one: DepositedDossier, instant: string): string {
  const now = Date.parse(instant)
  const past = (at: string | undefined) => at !== undefined && Date.parse(at) <= now
  const { taken, admissible, inadmissible, withdrawn } = one.later
  if (past(withdrawn?.at)) return 'withdrawn'
  if (past(inadmissible?.at)) return 'inadmissible'
  if (past(admissible?.at)) return 'admissible'
  const open = story.corrections.some(
    (correction) =>
      correction.dossier === one.number && past(correction.asked) && !past(correction.answered?.at)
  )
  if (open) return 'to-correct'
  return past(taken?.at) ? 'in-check' : 'deposited'
}

describe('the arithmetic of the story', () => {
  it('has 43 dossiers in a row: 31 deposited, 12 drafts', () => {
    expect(story.dossiers.map((one) => one.number)).toEqual(
      Array.from({ length: 43 }, (_, at) => `VAC-${String(at + 1).padStart(4, '0')}`)
    )
    expect(count(story.dossiers, (one) => one.status)).toEqual({ deposited: 31, draft: 12 })
  })

  it('gives the numbers in the order in which drafts were begun', () => {
    const begun = story.dossiers.map((one) => Date.parse(one.drafted.at))
    expect(begun).toEqual([...begun].sort((a, b) => a - b))
  })

  it('answers everybody: 4 selected + 5 reserve + 17 not + 3 inadmissible + 2 withdrawn = 31', () => {
    const answer = (one: DepositedDossier) =>
      one.later.decision?.outcome ??
      (one.later.inadmissible ? 'inadmissible' : one.later.withdrawn ? 'withdrawn' : 'nothing')
    expect(count(deposited, answer)).toEqual({
      selected: 4,
      reserve: 5,
      'not-selected': 17,
      inadmissible: 3,
      withdrawn: 2
    })
  })

  it('spreads over départements, density and forms as the results page says', () => {
    expect(count(deposited, departement)).toEqual({
      '18': 6,
      '28': 4,
      '36': 6,
      '37': 7,
      '41': 4,
      '45': 4
    })
    // Insee's levels 5 to 7 are rural.
    const isRural = (one: DepositedDossier) => one.answers.density >= 'density-5'
    expect(count(deposited, (one) => (isRural(one) ? 'rural' : 'urban'))).toEqual({
      rural: 13,
      urban: 18
    })
    expect(count(deposited, (one) => one.answers.qpv)).toEqual({ yes: 9, no: 22 })
    const form = { commune: 'commune', neighbourhood: 'commune', epci: 'epci' } as Record<
      string,
      string
    >
    expect(count(deposited, (one) => form[one.answers['lead-kind']] ?? 'grouping')).toEqual({
      commune: 18,
      epci: 8,
      grouping: 5
    })
  })

  it('stands on 22 March at 15 h 10 as the pipeline shows it', () => {
    expect(count(deposited, (one) => stateAt(one, '2027-03-22T15:10:00+01:00'))).toEqual({
      deposited: 2,
      'in-check': 7,
      'to-correct': 5,
      admissible: 13,
      inadmissible: 3,
      withdrawn: 1
    })
  })

  it('stands on 2 April at 10 h 00 as the path shows it', () => {
    expect(count(deposited, (one) => stateAt(one, '2027-04-02T10:00:00+02:00'))).toEqual({
      'in-check': 1,
      'to-correct': 4,
      admissible: 22,
      inadmissible: 3,
      withdrawn: 1
    })
  })

  it('leaves two answers unread on 1 June', () => {
    const unread = deposited.filter((one) => one.later.decision && !one.later.decision.read)
    expect(unread).toHaveLength(2)
  })
})

describe('the readings and the draw', () => {
  const weights = [25, 20, 20, 15, 10, 10]
  const numbers = [...new Set(story.readings.map((one) => one.dossier))]
  const scoreOf = (number: string) => {
    const readings = story.readings.filter((one) => one.dossier === number)
    const total = weights.reduce((sum, weight, criterion) => {
      const levels = readings.map((one) => one.levels[criterion] ?? 0)
      return sum + weight * levels.reduce((a, b) => a + b, 0)
    }, 0)
    return total / (5 * readings.length)
  }

  it('are 57, two by dossier and a third for five, each called by a gap of two levels', () => {
    expect(story.readings).toHaveLength(57)
    expect(count(story.readings, (one) => one.order)).toEqual({ first: 26, second: 26, third: 5 })
    for (const number of numbers) {
      const of = (order: string) =>
        story.readings.find((one) => one.dossier === number && one.order === order)
      const [first, second, third] = ['first', 'second', 'third'].map(of)
      const gap = first?.levels.some(
        (level, criterion) => Math.abs(level - (second?.levels[criterion] ?? 0)) >= 2
      )
      expect({ number, third: third !== undefined }).toEqual({ number, third: gap })
    }
  })

  it('give the very list that was sealed before the draw', () => {
    const lines = numbers
      .map((number) => ({ number, score: scoreOf(number) }))
      .sort((a, b) => b.score - a.score || a.number.localeCompare(b.number))
      .map(({ number, score }) => `${number};${score.toFixed(2)}\n`)
    // The fingerprint printed in the minutes of 11 May, § 7.
    expect(sha256(lines.join(''))).toMatch(/^9d041b44eb1b3305/)
  })

  it('put first the one whose fingerprint is the smallest, as the minutes let anyone verify', () => {
    const { between, seed, first, numbers: aloud } = story.jury.draw
    expect(seed).toBe(`2027-01 9d041b44eb1b3305 ${aloud.map((one) => one.number).join(' ')}`)
    const [smallest] = [...between].sort((a, b) =>
      sha256(`${seed} ${a}`) < sha256(`${seed} ${b}`) ? -1 : 1
    )
    expect(first).toBe(smallest)
    expect(sha256(`${seed} ${first}`)).toMatch(/^a99f7ea366240d83/)
  })

  it('keep recused people away from the files they named', () => {
    for (const { who, dossier } of story.recusals) {
      const own = story.readings.filter((one) => one.reader === who && one.dossier === dossier)
      expect(own).toEqual([])
    }
  })

  it('select the four of the results, one by département, whose scores pass the threshold', () => {
    const selected = deposited.filter((one) => one.later.decision?.outcome === 'selected')
    expect(selected.map((one) => one.territory)).toEqual([
      'CC Brenne Val de Creuse',
      'Saint-Pierre-des-Corps',
      'Nogent-le-Rotrou',
      'Vierzon'
    ])
    expect(new Set(selected.map(departement)).size).toBe(4)
    expect(selected.every((one) => scoreOf(one.number) >= 60)).toBe(true)
  })

  it('meet the quorum on every vote: five voices, those who are out not counted', () => {
    for (const motion of story.jury.motions) {
      const voices = [...motion.for, ...motion.against, ...motion.abstained]
      expect(voices.length).toBeGreaterThanOrEqual(story.jury.quorum)
      for (const { who } of story.jury.recusals) expect(voices).not.toContain(who)
    }
  })
})
