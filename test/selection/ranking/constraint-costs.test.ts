import fc from 'fast-check'
import { compareRationals, rational, sumRationals } from '../../../src/reviews/score/index.ts'
import { constraintCosts, rank, RankingRefused } from '../../../src/selection/ranking/index.ts'
import { dossiersArbitrary, rulesArbitrary } from './ranking-arbitraries.ts'

describe('constraintCosts', () => {
  it('never finds more points under all constraints than under none', () => {
    fc.assert(
      fc.property(dossiersArbitrary, rulesArbitrary, (dossiers, settings) => {
        const ranking = rank(dossiers, settings)
        if (ranking.pending?.decidesAPlace) {
          expect(() => constraintCosts(ranking, settings)).toThrow(RankingRefused)
          return
        }
        const { real, all, each } = constraintCosts(ranking, settings)
        expect(real.points).toEqual(ranking.points)
        expect(compareRationals(all.cost, rational(0))).toBeGreaterThanOrEqual(0)
        expect(all.without.selected).toEqual(ranking.eligible.slice(0, settings.places))
        for (const { cost, without, bringsIn, leavesOut } of each) {
          expect(sumRationals([real.points, cost])).toEqual(without.points)
          expect(bringsIn).toHaveLength(leavesOut.length)
        }
      })
    )
  })
})
