import { formatDecimal, type Rational } from '../../../reviews/score/index.ts'
import type { CallContent } from '../../../calls/index.ts'
import type { Variation } from '../../../selection/index.ts'
import type { PersonRequest } from '../../page.ts'
import { listFormat } from '../../../shared/formats.ts'

export type Speech = Pick<PersonRequest, 't' | 'lang'>

/** Points and means, rounded for the eye only. */
export function decimal(value: Rational, { lang }: Pick<Speech, 'lang'>): string {
  return formatDecimal(value, 1, lang === 'fr' ? ',' : '.')
}

/** « critère 2 » */
export function criterionName({ grid }: CallContent, id: string, { t }: Speech): string {
  const index = grid?.criteria.findIndex((one) => one.id === id) ?? -1
  return t('jury.criterion', { number: index + 1 })
}

/** What a computation changed; readers are never named. */
export function variationWords(
  variations: readonly Variation[],
  content: CallContent,
  speech: Speech
): string {
  const { t, lang } = speech
  const readers = variations.filter(({ kind }) => kind === 'without-reader').length
  const weights = variations.flatMap((one) =>
    one.kind === 'weight'
      ? [
          t('jury.robust.weight', {
            criterion: criterionName(content, one.criterion, speech),
            change: one.percent > 100 ? `+${one.percent - 100}` : `−${100 - one.percent}`
          })
        ]
      : []
  )
  const words = [
    ...(variations.some(({ kind }) => kind === 'base') ? [t('jury.robust.base')] : []),
    ...(readers > 0 ? [t('jury.robust.reader', { count: readers })] : []),
    ...weights
  ]
  return listFormat(lang).format(words)
}

/** One problem of the opinion or of the signature: `missing-reason:VAC-0005`. */
export function problemWords(
  problem: string,
  territories: ReadonlyMap<string, string>,
  { t }: Pick<Speech, 't'>
): { text: string; number: string } {
  const [code = '', number = ''] = problem.split(':')
  const dossier = territories.get(number) ?? number
  return { text: t(`selection.problems.${code}`, { dossier }), number }
}
