import type { Dossier, SelectionRules } from '../../../src/selection/ranking/index.ts'
import { nextInReserve, rank, RankingRefused } from '../../../src/selection/ranking/index.ts'

const rules: SelectionRules = {
  grid: { criteria: [{ id: 'C1', weight: 1 }], scaleMax: 100, threshold: 50 },
  places: 3,
  constraints: ['onePerDepartement', 'atLeastOneRural'],
  ties: ['draw']
}

function dossier(id: string, level: number, departement: string, kind: 'rural' | 'urban'): Dossier {
  return { id, departement, kind, readings: [{ reader: 'R', levels: { C1: level } }] }
}

const dossiers = [
  dossier('A', 95, '18', 'urban'),
  dossier('B', 90, '28', 'urban'),
  dossier('C', 85, '36', 'rural'),
  dossier('D', 80, '18', 'urban'),
  dossier('E', 75, '37', 'urban'),
  dossier('F', 70, '37', 'rural'),
  dossier('G', 40, '41', 'rural')
]

describe('nextInReserve', () => {
  const ranking = rank(dossiers, rules)

  it('starts from a selection with three départements', () => {
    expect(ranking.selected).toEqual(['A', 'B', 'C'])
    expect(ranking.reserve).toEqual(['D', 'E', 'F'])
  })

  it('passes over a département that keeps its place while another waits', () => {
    const call = nextInReserve(ranking, rules, { holding: ['A', 'C'], unavailable: ['B'] })
    expect(call.called).toEqual(['E'])
    expect(call.passedOver).toMatchObject([
      { candidate: { id: 'D' }, rules: ['onePerDepartement'], heldBy: 'A' }
    ])
  })

  it('calls the rural one when the rural one withdraws', () => {
    const call = nextInReserve(ranking, rules, { holding: ['A', 'B'], unavailable: ['C'] })
    expect(call.called).toEqual(['F'])
    expect(call.passedOver.map(({ candidate, rules: why }) => [candidate.id, why])).toEqual([
      ['D', ['onePerDepartement']],
      ['E', ['atLeastOneRural']]
    ])
  })

  it('drops a rule that nobody left can meet, never the threshold', () => {
    const unavailable = ['C', 'F']
    const call = nextInReserve(ranking, rules, { holding: ['A', 'B'], unavailable })
    expect(call.called).toEqual(['E'])
    expect(call.voided).toEqual([{ constraint: 'atLeastOneRural', reason: 'no-candidate' }])
  })

  it('fills two free places together under the same rules', () => {
    const call = nextInReserve(ranking, rules, { holding: ['A'], unavailable: ['B', 'C'] })
    expect(call.called).toEqual(['D', 'F'])
  })

  it('calls nobody when no place is free or nobody is left', () => {
    const full = { holding: ['A', 'B', 'C'], unavailable: [] }
    expect(nextInReserve(ranking, rules, full).called).toEqual([])
    const empty = { holding: ['A', 'B'], unavailable: ['C', 'D', 'E', 'F'] }
    expect(nextInReserve(ranking, rules, empty).called).toEqual([])
  })

  it('refuses a holder it does not know as eligible', () => {
    const wrong = { holding: ['G'], unavailable: [] }
    expect(() => nextInReserve(ranking, rules, wrong)).toThrow(RankingRefused)
  })
})
