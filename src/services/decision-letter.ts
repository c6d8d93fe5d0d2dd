import type { ApplicationInstance } from '../applications/index.ts'
import type { LetterValues } from '../messages/index.ts'
import { formatDecimal } from '../reviews/score/index.ts'
import type { Answer, CriterionSheet, DecisionSheet } from '../selection/index.ts'
import type { Services } from '../services.ts'
import { inLang, type Lang } from '../shared/lang.ts'
import type { Translate } from '../web/i18n/i18n.ts'

export interface DecisionLetter {
  letter: string
  values(lang: Lang): LetterValues
}

const LETTERS: Record<string, string> = {
  selected: 'selected',
  reserve: 'reserve',
  notSelected: 'not-selected'
}

/** The letter of an answer that the authority signed, with its values; null for the others. */
export async function decisionLetter(
  { selection, i18n }: Pick<Services, 'selection' | 'i18n'>,
  { _id, snapshot }: Pick<ApplicationInstance, '_id' | 'snapshot'>
): Promise<DecisionLetter | null> {
  const context = snapshot.context as { outcome: { decision: string | null } | null }
  if (!context.outcome?.decision) return null
  return letterOfAnswer(await selection.ports.answerForLetter(_id), i18n)
}

/** The letter that carries an answer, signed or about to be; null when none does. */
export function letterOfAnswer(answer: Answer, i18n: Services['i18n']): DecisionLetter | null {
  const letter = letterOf(answer)
  if (!letter) return null
  return {
    letter,
    values: (lang) => ({
      ...outcomeOf(answer, i18n.translator(lang)),
      ...reasonsOf(answer, lang, i18n.translator(lang)),
      ...(answer.outcome === 'selected' && {
        jours: answer.acceptanceDays,
        suite: [i18n.translator(lang)('selection.letter.next')]
      }),
      ...(answer.reserveExpiresAt && { 'date-fin': answer.reserveExpiresAt })
    })
  }
}

function letterOf({ outcome, promoted, decision }: Answer): string | undefined {
  if (promoted) return 'reserve-called'
  return decision?.kind === 'replacement' ? 'decision-replaced' : LETTERS[outcome]
}

/** What was decided; in place of an earlier decision, also its date and why it was wrong. */
function outcomeOf({ decision, outcome, rank }: Answer, t: Translate): LetterValues {
  if (!decision?.replaced) {
    const number = decision && (decision.number || t('selection.letter.number-to-come'))
    return { rang: rank, decision: number }
  }
  const { at, reason } = decision.replaced
  const sentence = t(`selection.outcome.${outcome}`, { rank: rank ?? '' })
  return { rang: rank, date: at, motif: reason, decision: sentence }
}

function reasonsOf({ sheet }: Answer, lang: Lang, t: Translate): LetterValues {
  if (!sheet) return {}
  const { score, opening, reason, conditions } = sheet
  const criteria = score?.criteria.map((one) => criterionLine(one, lang, t)) ?? []
  const total = score ? [totalLine(score, lang, t)] : []
  return {
    message: [opening, reason ?? ''].filter((one) => one !== ''),
    conditions,
    raisons: criteria.length > 0 ? [...criteria, ...total] : [reason ?? ''],
    ...(score && { points: decimal(score.points, lang) }),
    ...(score?.threshold != null && { seuil: score.threshold })
  }
}

function criterionLine(
  { label, points, weight, comment, levels }: CriterionSheet,
  lang: Lang,
  t: Translate
): string {
  const variables = {
    criterion: inLang(label, lang).text,
    points: decimal(points, lang),
    ...{ weight, comment, levels: levels.join(', ') }
  }
  return t(`selection.letter.criterion${comment ? '-with-comment' : ''}`, variables)
}

/** The sum, against the threshold where there is one; the rank by merit of a dossier that had one. */
function totalLine(
  { points, threshold, meritRank, eligible }: NonNullable<DecisionSheet['score']>,
  lang: Lang,
  t: Translate
): string {
  const say = (key: string, variables: Record<string, string | number>) =>
    t(`selection.letter.${key}`, variables)
  const total = decimal(points, lang)
  return [
    threshold === null ? say('total', { total }) : say('total-threshold', { total, threshold }),
    ...(meritRank === null ? [] : [say('merit', { rank: meritRank, count: eligible })])
  ].join(' ')
}

function decimal(points: CriterionSheet['points'], lang: Lang): string {
  return formatDecimal(points, 1, lang === 'fr' ? ',' : '.')
}
