import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { compareRationals, meanOf } from '../../../src/reviews/score/index.ts'
import type { Draw, Dossier, SelectionRules } from '../../../src/selection/ranking/index.ts'
import { drawKey, drawSeed, rank, RankingRefused } from '../../../src/selection/ranking/index.ts'
import { dossiersArbitrary, rulesArbitrary } from './ranking-arbitraries.ts'

const rules: SelectionRules = {
  grid: {
    criteria: [
      { id: 'C1', weight: 60 },
      { id: 'C2', weight: 40 }
    ],
    scaleMax: 5,
    threshold: 50
  },
  places: 1,
  constraints: [],
  ties: ['C1', 'C2', 'unrepresentedDepartement', 'draw']
}

function dossier(id: string, C1: number, C2: number, departement: string | null = null): Dossier {
  return { id, departement, readings: [{ reader: 'R', levels: { C1, C2 } }] }
}

function drawFor(dossiers: readonly Dossier[], settings: SelectionRules, n: number): Draw | null {
  const { pending } = rank(dossiers, settings)
  if (!pending) return null
  const seed = drawSeed('2027-01', pending.sha256, [n])
  return { list: pending.list, sha256: pending.sha256, seed }
}

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof RankingRefused) return error.code
    throw error
  }
  return 'accepted'
}

describe('rank', () => {
  it('gives every dossier one outcome, and a place to none below the threshold or a floor', () => {
    fc.assert(
      fc.property(dossiersArbitrary, rulesArbitrary, fc.nat(), (dossiers, settings, n) => {
        const ranking = rank(dossiers, settings, { draw: drawFor(dossiers, settings, n) })
        expect(ranking.pending).toBeNull()
        expect(ranking.rows.map((row) => row.dossier.id).sort()).toEqual(dossiers.map((d) => d.id))
        const out = ranking.rows.filter(({ outcome }) => outcome.status === 'not-selected')
        expect(ranking.selected.length + ranking.reserve.length + out.length).toBe(dossiers.length)
        expect(ranking.selected).toHaveLength(Math.min(settings.places, ranking.eligible.length))
        for (const { outcome, checks } of ranking.rows) {
          expect(outcome.status === 'not-selected').toBe(checks.some(({ met }) => !met))
        }
      })
    )
  })

  it('never puts a lower score, or at equal score a lower leading criterion, ahead', () => {
    fc.assert(
      fc.property(dossiersArbitrary, rulesArbitrary, (dossiers, settings) => {
        const { rows } = rank(dossiers, settings)
        rows.slice(1).forEach((row, i) => {
          const above = rows[i]
          if (!above) return
          const byScore = compareRationals(above.score.points, row.score.points)
          expect(byScore).toBeGreaterThanOrEqual(0)
          const lead = settings.ties[0]
          if (byScore !== 0 || !lead?.startsWith('C')) return
          const byLead = compareRationals(meanOf(above.score, lead), meanOf(row.score, lead))
          expect(byLead).toBeGreaterThanOrEqual(0)
        })
      })
    )
  })

  it('does not depend on the order in which dossiers come', () => {
    fc.assert(
      fc.property(dossiersArbitrary, rulesArbitrary, fc.nat(), (dossiers, settings, n) => {
        const draw = drawFor(dossiers, settings, n)
        const turned = rank(dossiers.toReversed(), settings, { draw })
        expect(turned).toEqual(rank(dossiers, settings, { draw }))
      })
    )
  })

  it('before a draw, says of each dossier only what no draw can change', () => {
    fc.assert(
      fc.property(
        dossiersArbitrary,
        rulesArbitrary,
        fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
        (dossiers, settings, numbers) => {
          const before = rank(dossiers, settings)
          if (!before.pending) return
          for (const n of numbers) {
            const after = rank(dossiers, settings, { draw: drawFor(dossiers, settings, n) })
            for (const { dossier, outcome } of before.rows) {
              const drawn = after.rows.find((row) => row.dossier.id === dossier.id)?.outcome
              if (outcome.status !== 'pending-draw') expect(outcome).toEqual(drawn)
              else if (outcome.between.length > 0) expect(outcome.between).toContainEqual(drawn)
            }
            if (!before.pending.decidesAPlace) {
              expect(after.selected.toSorted()).toEqual(before.selected.toSorted())
            }
          }
        }
      ),
      { numRuns: 300 }
    )
  })

  it('separates equal scores by the first criterion, then by a département without a dossier above', () => {
    const dossiers = [
      dossier('A', 5, 5, '18'),
      dossier('B', 3, 4, '18'),
      dossier('C', 3, 4, '28'),
      dossier('D', 5, 1, '18')
    ]
    const { rows, ties, pending } = rank(dossiers, rules)
    expect(rows.map((row) => [row.dossier.id, row.rank])).toEqual([
      ['A', 1],
      ['D', 2],
      ['C', 3],
      ['B', 4]
    ])
    expect(ties[0]?.decidedBy).toEqual(['C1', 'unrepresentedDepartement'])
    expect(pending).toBeNull()
  })

  it('waits for one draw where it decides who represents a shared département', () => {
    const dossiers = [dossier('A', 3, 3, '18'), dossier('B', 3, 3, '18'), dossier('C', 3, 3)]
    const { pending, selected, rows } = rank(dossiers, rules)
    expect(pending?.ties).toEqual([['A', 'B', 'C']])
    expect(pending?.decidesAPlace).toBe(true)
    expect(selected).toEqual([])
    expect(rows.map(({ rank }) => rank)).toEqual([1, 1, 1])
  })

  it('draws nobody who cannot have a place: they share their rank', () => {
    const { rows, pending } = rank([dossier('A', 1, 1), dossier('B', 1, 1)], rules)
    expect(pending).toBeNull()
    expect(rows.map(({ rank }) => rank)).toEqual([1, 1])
  })

  it('puts the eligible one ahead, without a draw, of one that misses a floor at equal score', () => {
    const settings = {
      ...rules,
      grid: {
        criteria: ['C1', 'C2', 'C3', 'C4'].map((id) => ({ id, weight: 25 })),
        scaleMax: 5,
        threshold: 50,
        floors: { C3: 2 }
      }
    }
    const of = (id: string, C3: number, C4: number): Dossier => ({
      id,
      departement: '18',
      readings: [{ reader: 'R', levels: { C1: 4, C2: 4, C3, C4 } }]
    })
    const { rows, ties, pending } = rank([of('A', 1, 4), of('B', 4, 1)], settings)
    expect(rows.map((row) => [row.dossier.id, row.rank])).toEqual([
      ['B', 1],
      ['A', 2]
    ])
    expect(ties[0]?.decidedBy).toEqual(['eligible'])
    expect(pending).toBeNull()
  })

  it('does not take scores that look alike for a tie', () => {
    const near = (id: string, third: number): Dossier => ({
      id,
      readings: [2, 2, third].map((C1, i) => ({ reader: `R${i}`, levels: { C1, C2: 3 } }))
    })
    const settings = {
      ...rules,
      grid: {
        criteria: [
          { id: 'C1', weight: 1 },
          { id: 'C2', weight: 9_999_999 }
        ],
        scaleMax: 5
      }
    }
    const { rows, ties } = rank([near('A', 2), near('B', 3)], settings)
    expect(rows.map((row) => row.dossier.id)).toEqual(['B', 'A'])
    expect(ties).toEqual([])
  })

  it('draws what sha256sum gives to anyone', () => {
    const seed = '2027-01 9d041b44eb1b3305 41 7 88'
    const given = execFileSync('sha256sum', { input: `${seed} VAC-0023`, encoding: 'utf8' })
    expect(`${drawKey(seed)('VAC-0023')}  -\n`).toBe(given)
  })

  it('refuses a draw on a list that has changed, or whose seed could precede the list', () => {
    const dossiers = [dossier('A', 3, 3), dossier('B', 3, 3)]
    const draw = drawFor(dossiers, rules, 7)
    if (!draw) throw new Error('The example has a tie')
    const changed = [...dossiers, dossier('C', 4, 4)]
    expect(refusal(() => rank(changed, rules, { draw }))).toBe('draw-list-changed')
    const loose = { ...draw, seed: '2027-01 7' }
    expect(refusal(() => rank(dossiers, rules, { draw: loose }))).toBe('draw-seed-without-digest')
    const forged = { ...draw, sha256: 'f'.repeat(64) }
    expect(refusal(() => rank(dossiers, rules, { draw: forged }))).toBe('draw-digest-mismatch')
  })

  it('refuses to rank without a grid, without a reading, twice the same or by unknown rules', () => {
    const one = dossier('A', 3, 3)
    expect(refusal(() => rank([one], { ...rules, grid: null }))).toBe('no-grid')
    expect(refusal(() => rank([{ ...one, readings: [] }], rules))).toBe('unread-dossiers')
    expect(refusal(() => rank([one, one], rules))).toBe('repeated-dossier')
    expect(refusal(() => rank([one], { ...rules, ties: ['C9'] }))).toBe('unknown-tie-break')
    expect(refusal(() => rank([one], { ...rules, places: 0 }))).toBe('places-not-positive-integer')
  })

  it('ranks nobody without complaint', () => {
    expect(rank([], rules)).toMatchObject({ rows: [], selected: [], pending: null })
  })
})
