import {
  formatDecimal,
  meanOf,
  needsThirdReading,
  scoreOf
} from '../../../src/reviews/score/index.ts'
import type { Variation } from '../../../src/selection/ranking/index.ts'
import {
  constraintCosts,
  drawSeed,
  nextInReserve,
  rank,
  robustness
} from '../../../src/selection/ranking/index.ts'
import { example, exampleDossiers, exampleRules } from './jury-example.ts'

const present = example ?? absent()

function absent(): null {
  const message = 'jury-example.json is not beside the checkout: the jury example is NOT tested'
  if (process.env['CI'] === 'true') throw new Error(message)
  process.stderr.write(`\n*** ${message} ***\n\n`)
  return null
}

function labelOf(variation: Variation): string {
  if (variation.kind === 'base') return 'base'
  if (variation.kind === 'without-reader') return `sans ${variation.reader}`
  return `${variation.criterion} x${variation.percent / 100}`
}

if (!present) {
  it('waits for the jury example (absent here, required when CI=true)', () => {
    expect(process.env['CI']).not.toBe('true')
  })
} else {
  const { expected, draw: made } = present
  const rules = exampleRules(present)
  const dossiers = exampleDossiers(present)
  const seed = drawSeed('2027-01', made.sha256, [41, 7, 88])
  const draw = { list: made.committedList, sha256: made.sha256, seed }
  const ranking = rank(dossiers, rules, { draw })

  describe('the jury of 11 May 2027, computed independently', () => {
    it('gives every rank, score and mean', () => {
      expect(
        ranking.rows.map(({ rank, dossier, score }) => ({
          rank,
          id: dossier.id,
          score: Number(formatDecimal(score.points, 2, '.')),
          means: rules.grid.criteria.map(({ id }) =>
            Number(formatDecimal(meanOf(score, id), 2, '.'))
          )
        }))
      ).toEqual(expected.ranking)
    })

    it('calls a third reading for the dossiers that had one, and only for them', () => {
      const called = dossiers.filter(({ readings }) =>
        needsThirdReading(readings.slice(0, 2), present.thirdReadingGap)
      )
      const had = dossiers.filter(({ readings }) => readings.length === 3)
      expect(called).toEqual(had)
      expect(had).toHaveLength(5)
    })

    it('finds the eligible, the selected and the points', () => {
      expect(ranking.eligible).toEqual(expected.eligible)
      expect(ranking.selected).toEqual(expected.selected)
      expect(Number(formatDecimal(ranking.points, 1, '.'))).toBe(expected.points)
    })

    it('asks for a draw on exactly the committed list, before it is made', () => {
      const before = rank(dossiers, rules)
      expect(before.pending).toEqual({
        ties: [['VAC-0015', 'VAC-0023']],
        decidesAPlace: false,
        list: made.committedList,
        sha256: made.sha256
      })
      expect(before.selected).toEqual(expected.selected)
      expect(before.rows.slice(7, 9).map(({ rank, outcome }) => [rank, outcome.status])).toEqual([
        [8, 'pending-draw'],
        [8, 'pending-draw']
      ])
    })

    it('draws in the order announced, from the seed announced', () => {
      expect(made.how).toContain(`« ${seed} »`)
      expect(ranking.pending).toBeNull()
      expect(ranking.ties.map(({ ids, decidedBy }) => ({ ids, decidedBy }))).toEqual([
        { ids: ['VAC-0002', 'VAC-0020'], decidedBy: ['C2'] },
        { ids: made.order, decidedBy: ['draw'] }
      ])
    })

    it('explains the one displacement', () => {
      expect(ranking.displacements).toEqual([
        {
          id: 'VAC-0005',
          to: 'VAC-0012',
          rules: ['onePerDepartement'],
          departement: '18',
          heldBy: 'VAC-0017',
          losesPlace: true
        }
      ])
    })

    it('puts the five others in reserve in rank order, the displaced one first', () => {
      const reserve = expected.eligible.filter((id) => !expected.selected.includes(id))
      expect(ranking.reserve).toEqual(reserve)
      expect(ranking.rows[3]?.outcome).toEqual({ status: 'reserve', rank: 1 })
    })

    it('tells Montargis both its reasons', () => {
      const outcome = ranking.rows.find(({ dossier }) => dossier.id === 'VAC-0004')?.outcome
      expect(outcome).toMatchObject({
        status: 'not-selected',
        reasons: [
          { code: 'below-threshold', check: { threshold: 60 } },
          { code: 'below-floor', check: { criterion: 'C3', floor: 2 } }
        ]
      })
    })

    it('says what each constraint costs', () => {
      const costs = constraintCosts(ranking, rules)
      expect(costs.all.without.selected).toEqual(expected.selectedWithoutConstraint)
      const without = Number(formatDecimal(costs.all.without.points, 1, '.'))
      expect(without).toBe(expected.pointsWithoutConstraint)
      expect(
        costs.each.map(({ constraint, cost, bringsIn, leavesOut }) => [
          constraint,
          formatDecimal(cost),
          bringsIn,
          leavesOut
        ])
      ).toEqual([
        ['onePerDepartement', '2,7', ['VAC-0012'], ['VAC-0005']],
        ['atLeastOneRural', '0,0', [], []],
        ['atLeastOneUrbanOrQpv', '0,0', [], []]
      ])
    })

    it('selects the same in each of the 19 runs', () => {
      const { runs, held } = robustness(dossiers, rules, { draw })
      const byRun = Object.fromEntries(
        runs.map(({ variation, selected }) => [labelOf(variation), selected])
      )
      expect(byRun).toEqual(expected.selectedByRun)
      expect(runs).toHaveLength(expected.runs)
      const sometimes = [...held].filter(([, times]) => times > 0)
      expect(Object.fromEntries(sometimes)).toEqual(expected.robustness)
    })

    it('names the runs that change the last place', () => {
      const { lastPlace } = robustness(dossiers, rules, { draw })
      const [usual, ...others] = lastPlace.map(
        ({ id, variations }) => [id, variations.map(labelOf).sort()] as const
      )
      expect([usual?.[0], usual?.[1].length]).toEqual(['VAC-0012', 13])
      expect(others).toEqual([
        ['VAC-0002', ['C2 x1.2', 'C3 x0.8', 'sans Diallo', 'sans Perrin']],
        ['VAC-0020', ['C4 x0.8', 'sans Garnier']]
      ])
    })

    it('calls the first of the reserve that the rules allow when a territory withdraws', () => {
      const holding = expected.selected.filter((id) => id !== 'VAC-0012')
      const call = nextInReserve(ranking, rules, { holding, unavailable: ['VAC-0012'] })
      expect(call.called).toEqual(['VAC-0002'])
      expect(call.passedOver).toMatchObject([
        { candidate: { id: 'VAC-0005' }, rules: ['onePerDepartement'], heldBy: 'VAC-0017' }
      ])
    })

    it('scores each reading alone on the same scale', () => {
      const vierzon = dossiers.find(({ id }) => id === 'VAC-0017')
      const [first, second] = (vierzon?.readings ?? []).map((reading) =>
        formatDecimal(scoreOf(rules.grid, [reading]).points)
      )
      expect([first, second]).toEqual(['71,0', '78,0'])
    })
  })
}
