import { formatDecimal } from '../../../reviews/score/index.ts'
import type { DecisionSheet } from '../../../selection/index.ts'
import { listFormat } from '../../../shared/formats.ts'
import { inLang } from '../../../shared/lang.ts'
import type { Voice } from '../../refusals/index.ts'

/** Where the levels of a criterion stand on its scale, in the units of its `viewBox`. */
interface Range {
  from: number
  width: number
  ticks: number[]
}

const WIDTH = 88
const DOT = 10

/**
 * The reasons of a decision, criterion by criterion. Levels are sorted and never tied to who gave them.
 * @returns null in a call without a grid
 */
export function scoreTable({ score }: DecisionSheet, { lang, t }: Pick<Voice, 'lang' | 't'>) {
  if (!score) return null
  const decimal = (value: Parameters<typeof formatDecimal>[0]) =>
    formatDecimal(value, 1, lang === 'fr' ? ',' : '.').replace(/[,.]0$/, '')
  const list = listFormat(lang)
  return {
    readings: score.readings,
    scaleMax: score.scaleMax,
    total: decimal(score.points),
    threshold: score.threshold,
    merit: score.meritRank && { rank: score.meritRank, eligible: score.eligible },
    criteria: score.criteria.map(({ label, weight, levels, gap, points, comment }) => ({
      label: inLang(label, lang).text,
      levels: list.format(levels.map(String)),
      gap: t('applicant.decision.gap', { gap }),
      ...{ points: decimal(points), weight, comment },
      range: rangeOf(levels, score.scaleMax)
    }))
  }
}

function rangeOf(levels: readonly number[], max: number): Range {
  const at = (level: number) => (level / max) * (WIDTH - DOT)
  const low = Math.min(...levels)
  const high = Math.max(...levels)
  return {
    from: at(low),
    width: at(high) - at(low) + DOT,
    ticks: Array.from({ length: max + 1 }, (_, level) => at(level) + DOT / 2)
  }
}
