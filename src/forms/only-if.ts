import { comparisonsOf, type Comparison } from './condition.ts'
import { findQuestion, type FormDefinition, type Question } from './definition.ts'
import type { ReadScope } from './field-type.ts'
import { say } from './local-text.ts'
import { labelsOf } from './positions.ts'
import { listFormat } from '../shared/formats.ts'

/** « À remplir seulement si, en G5, vous avez répondu : Adoptée ou Prévue. » */
export function onlyIf(
  question: Question,
  definition: FormDefinition,
  { t, lang }: Pick<ReadScope, 't' | 'lang'>
): string {
  if (!question.shownIf) return ''
  const comparisons = comparisonsOf(question.shownIf)
  const first = comparisons[0]?.question ?? ''
  const words = comparisons.map((one) => answerWord(one, definition, { t, lang }))
  const answers = listFormat(lang, 'disjunction').format(words)
  return t('forms.only-if', { position: labelsOf(definition).get(first) ?? '', answers })
}

function answerWord(
  comparison: Comparison,
  definition: FormDefinition,
  { t, lang }: Pick<ReadScope, 't' | 'lang'>
): string {
  const code = 'equals' in comparison ? comparison.equals : comparison.includes
  const question = findQuestion(definition, comparison.question)
  if (!question || !('options' in question)) return t(`forms.${code}`)
  const option = question.options.find((one) => one.code === code)
  return option ? say(option.label, lang) : code
}
