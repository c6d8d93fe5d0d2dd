import type { CallContent } from '../../calls/index.ts'
import type { Localized } from '../../shared/lang.ts'
import { gapsOf, rational, type Rational } from '../../reviews/score/index.ts'
import type { Dossier, NotSelectedReason, Ranking } from '../ranking/index.ts'
import type { ProposedOutcome } from '../proposal/frozen-selection.ts'

/** One criterion as a candidate reads it. */
export interface CriterionSheet {
  id: string
  label: Localized
  weight: number
  /** the levels given, from the lowest to the highest: never by reader */
  levels: number[]
  gap: number
  mean: Rational
  /** mean × weight ÷ the highest level */
  points: Rational
  comment: string
}

/** What one dossier receives: its outcome and every reason for it. Hashed, then never changed. */
export interface DecisionSheet extends ProposedOutcome {
  format: 'candide.decision/1'
  call: string
  application: string
  decision: string
  /** null in a call without a grid */
  score: {
    points: Rational
    threshold: number | null
    /** among all the dossiers read; null when it was not eligible: its rank is nobody's business */
    meritRank: number | null
    /** how many reached the threshold and the floors */
    eligible: number
    readings: number
    scaleMax: number
    criteria: CriterionSheet[]
    /** threshold or floors that are not met */
    unmet: NotSelectedReason[]
  } | null
  /** why the order of scores was left for this dossier, as it was read out; or the jury's reason without a grid */
  reason: string | null
  opening: string
  conditions: string[]
}

export interface SheetInput {
  call: string
  decision: string
  application: string
  outcome: ProposedOutcome
  content: CallContent
  ranking: Ranking | null
  reason: string | null
  words: { opening: string; conditions: string[]; comments: Record<string, string> }
}

export function decisionSheet(input: SheetInput): DecisionSheet {
  const { decision, application, outcome, content, ranking, reason, words } = input
  const row = ranking?.rows.find(({ dossier }) => dossier.id === application)
  const scaleMax = (content.grid?.scale.length ?? 1) - 1
  return {
    format: 'candide.decision/1',
    ...{ call: input.call, application, decision, ...outcome },
    score:
      row && ranking
        ? {
            points: row.score.points,
            threshold: content.settings.threshold,
            meritRank: row.eligible ? row.rank : null,
            eligible: ranking.eligible.length,
            ...{ readings: row.score.readings, scaleMax },
            criteria: criteriaOf(row.dossier, content, words.comments),
            unmet: row.outcome.status === 'not-selected' ? [...row.outcome.reasons] : []
          }
        : null,
    ...{ reason, opening: words.opening, conditions: words.conditions }
  }
}

function criteriaOf(
  { readings }: Dossier,
  { grid }: CallContent,
  comments: Record<string, string>
): CriterionSheet[] {
  const scaleMax = (grid?.scale.length ?? 1) - 1
  const gaps = gapsOf(readings)
  return (grid?.criteria ?? []).map(({ id, label, weight }) => {
    const levels = readings.map((reading) => reading.levels[id] ?? 0).toSorted((a, b) => a - b)
    const sum = levels.reduce((total, level) => total + level, 0)
    return {
      ...{ id, label, weight, levels },
      gap: gaps.find(({ criterion }) => criterion === id)?.gap ?? 0,
      mean: rational(sum, levels.length),
      points: rational(sum * weight, levels.length * scaleMax),
      comment: comments[id] ?? ''
    }
  })
}
