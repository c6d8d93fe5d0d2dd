import type { Grid, Reading } from '../../reviews/score/index.ts'
import { assertGrid } from '../../reviews/score/index.ts'
import { RankingRefused } from './ranking-refused.ts'

/** What the ranking knows of a dossier; a candidate who is no territory has neither département nor kind. */
export interface Dossier {
  readonly id: string
  readonly departement?: string | null | undefined
  readonly kind?: 'rural' | 'urban' | null | undefined
  /** Whether a priority district (quartier prioritaire) is concerned. */
  readonly qpv?: boolean | undefined
  readonly readings: readonly Reading[]
}

export const CONSTRAINTS = ['onePerDepartement', 'atLeastOneRural', 'atLeastOneUrbanOrQpv'] as const
export type Constraint = (typeof CONSTRAINTS)[number]

/** Tie-breaks that are not a criterion id. */
export const UNREPRESENTED_DEPARTEMENT = 'unrepresentedDepartement'
export const DRAW = 'draw'

/** The settings of a call that decide its selection. */
export interface SelectionRules {
  /** A call without a grid is decided by deliberation alone: there is nothing to rank. */
  readonly grid: Grid | null | undefined
  readonly places: number
  /** In order of priority: should two be incompatible, the later one is void. */
  readonly constraints: readonly Constraint[]
  /**
   * In order: criterion ids, `unrepresentedDepartement`, `draw`. The draw is the last resort whether
   * it is listed or not: the time of submission never decides.
   */
  readonly ties: readonly string[]
}

/** Rules whose grid is known to be there. */
export type RankableRules = SelectionRules & { readonly grid: Grid }

/** @throws RankingRefused naming the first setting that forbids a ranking; ScoreRefused for the grid's. */
export function rankableRules(rules: SelectionRules): RankableRules {
  const { grid, places } = rules
  if (!grid) throw new RankingRefused('no-grid')
  assertGrid(grid)
  if (!Number.isSafeInteger(places) || places < 1) {
    throw new RankingRefused('places-not-positive-integer', { places })
  }
  const known = new Set([...grid.criteria.map(({ id }) => id), UNREPRESENTED_DEPARTEMENT, DRAW])
  for (const tie of rules.ties) {
    if (!known.has(tie)) throw new RankingRefused('unknown-tie-break', { tie })
  }
  for (const constraint of rules.constraints) {
    if (!CONSTRAINTS.includes(constraint)) {
      throw new RankingRefused('unknown-constraint', { constraint })
    }
  }
  return { ...rules, grid }
}
