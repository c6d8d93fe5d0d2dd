import { lengthOf } from '../clean-text.ts'
import { formatNumber } from '../format.ts'
import type { EditScope } from '../field-type.ts'

/** How far a text is, and the sentences with which a script keeps counting (`{n}` stands for the number). */
export function counterOf(text: string, max: number, scope: EditScope): Record<string, unknown> {
  const length = lengthOf(text)
  const sentence = (count: number, n: string) =>
    scope.t('forms.counter', { count: Math.min(count, 2), n, max: formatNumber(max, scope.lang) })
  return {
    counter: {
      id: `${scope.htmlId}__c`,
      text: sentence(length, formatNumber(length, scope.lang)),
      over: length > max,
      max,
      one: sentence(1, '{n}'),
      other: sentence(2, '{n}')
    }
  }
}

/** @returns the error to report when a text is longer than it may be */
export function tooLong(text: string, max: number) {
  const length = lengthOf(text)
  if (length <= max) return undefined
  const over = length - max
  return { code: 'too-long', params: { length, max, over, count: over } }
}
