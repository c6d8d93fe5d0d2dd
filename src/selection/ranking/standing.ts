import type { Grid, Score, ScoreCheck } from '../../reviews/score/index.ts'
import { checkScore, scoreOf } from '../../reviews/score/index.ts'
import { RankingRefused } from './ranking-refused.ts'
import type { Dossier } from './rules.ts'

/** A dossier with its score and what the grid asks of it. */
export interface Standing {
  readonly dossier: Dossier
  readonly score: Score
  readonly checks: readonly ScoreCheck[]
  /** Threshold and floors are all met. */
  readonly eligible: boolean
}

export function standingOf(grid: Grid, dossier: Dossier): Standing {
  const score = scoreOf(grid, dossier.readings)
  const checks = checkScore(grid, score)
  return { dossier, score, checks, eligible: checks.every(({ met }) => met) }
}

/** @throws RankingRefused `repeated-dossier`, or `unread-dossiers` naming those without a reading. */
export function standingsOf(grid: Grid, dossiers: readonly Dossier[]): Standing[] {
  const ids = new Set<string>()
  for (const { id } of dossiers) {
    if (ids.has(id)) throw new RankingRefused('repeated-dossier', { id })
    ids.add(id)
  }
  const unread = dossiers.filter(({ readings }) => readings.length === 0)
  if (unread.length > 0) {
    throw new RankingRefused('unread-dossiers', { ids: unread.map(({ id }) => id) })
  }
  return dossiers.map((dossier) => standingOf(grid, dossier))
}
