import { keepingLast } from '../../shared/last-results.ts'
import { rank, robustness } from '../ranking/index.ts'

/** Calls whose ranking is looked at on one afternoon, each with and without its draw. */
const MOST = 8

/** As `rank` and `robustness`, which depend on nothing else: a jury opens the same ranking again and again. */
export const keptRank = keepingLast(MOST, rank)
export const keptRobustness = keepingLast(MOST, robustness)
