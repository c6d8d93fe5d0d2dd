import type { Lang } from '../shared/lang.ts'
import type { FieldError } from './answers.ts'
import { formatNumber } from './format.ts'
import type { Translate } from './field-type.ts'

/** What is wrong, with its numbers, and how to mend it: shown beside the field. */
export function messageOf(error: FieldError, t: Translate, lang: Lang): string {
  return t(`forms.errors.${error.code}`, wordsOf(error.params ?? {}, lang))
}

/** The same in a few words: shown in the summary of a page. */
export function shortMessageOf(error: FieldError, t: Translate, lang: Lang): string {
  return t(`forms.problems.${error.code}`, wordsOf(error.params ?? {}, lang))
}

/**
 * Numbers as they are read aloud; `count` only chooses the plural, and stays under the thousands of
 * millions that have a plural of their own in French.
 */
function wordsOf(params: Record<string, string | number>, lang: Lang): Record<string, unknown> {
  const words: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(params)) {
    if (name === 'count' && typeof value === 'number') words['count'] = Math.min(value, 2)
    else words[name] = typeof value === 'number' ? formatNumber(value, lang) : value
  }
  return words
}
