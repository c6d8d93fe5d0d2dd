import type { Rational } from '../../reviews/score/index.ts'
import { subtractRationals, sumRationals } from '../../reviews/score/index.ts'
import { bestSet } from './best-set.ts'
import type { Ranking } from './rank.ts'
import { RankingRefused } from './ranking-refused.ts'
import type { Constraint, SelectionRules } from './rules.ts'

/** What the selection would be under other constraints; a simulation, nothing is changed. */
export interface Simulation {
  readonly constraints: readonly Constraint[]
  /** In rank order. */
  readonly selected: readonly string[]
  /** The sum of their points. */
  readonly points: Rational
}

export interface ConstraintCost {
  readonly without: Simulation
  /**
   * Points of `without` less those of the real selection. It can be negative for one constraint
   * among several: the best set is the first in rank order, not the one with the most points.
   */
  readonly cost: Rational
  /** Those whom the constraint gives a place, and those whom it takes one from, in rank order. */
  readonly bringsIn: readonly string[]
  readonly leavesOut: readonly string[]
}

export interface ConstraintCosts {
  readonly real: Simulation
  readonly each: readonly (ConstraintCost & { readonly constraint: Constraint })[]
  readonly all: ConstraintCost
}

/**
 * What each constraint costs alone, and all of them together.
 * @throws RankingRefused `draw-pending` while a draw decides a place.
 */
export function constraintCosts(
  ranking: Ranking,
  rules: Pick<SelectionRules, 'places' | 'constraints'>
): ConstraintCosts {
  const real = simulate(ranking, rules.places, rules.constraints)
  const costWithout = (dropped: readonly Constraint[]): ConstraintCost => {
    const kept = rules.constraints.filter((constraint) => !dropped.includes(constraint))
    const without = simulate(ranking, rules.places, kept)
    return {
      without,
      cost: subtractRationals(without.points, real.points),
      bringsIn: real.selected.filter((id) => !without.selected.includes(id)),
      leavesOut: without.selected.filter((id) => !real.selected.includes(id))
    }
  }
  return {
    real,
    each: rules.constraints.map((constraint) => ({ constraint, ...costWithout([constraint]) })),
    all: costWithout(rules.constraints)
  }
}

/**
 * The selection under any constraints: the jury's « recalculer ».
 * @throws RankingRefused `draw-pending` while a draw decides a place.
 */
export function simulate(
  ranking: Ranking,
  places: number,
  constraints: readonly Constraint[]
): Simulation {
  if (ranking.pending?.decidesAPlace) {
    throw new RankingRefused('draw-pending', { ties: ranking.pending.ties })
  }
  const eligible = ranking.rows.filter((row) => row.eligible)
  const best = bestSet(
    eligible.map(({ dossier }) => dossier),
    places,
    constraints
  )
  const selected = best.chosen.map(({ id }) => id)
  const chosen = eligible.filter(({ dossier }) => selected.includes(dossier.id))
  return { constraints, selected, points: sumRationals(chosen.map(({ score }) => score.points)) }
}
