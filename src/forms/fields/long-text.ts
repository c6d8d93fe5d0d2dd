import { paragraphsOf } from '../read-view.ts'
import { counterOf, tooLong } from './counter.ts'
import { lineField } from './line-field.ts'
import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** Paragraphs. `max` in characters, a line break counting as one. */
export const longText = z.strictObject({
  ...questionBase,
  type: z.literal('long-text'),
  max: z.int().min(1).max(20_000).default(1_500)
})

export type LongText = z.infer<typeof longText>

export const longTextField = lineField<LongText, string>({
  errors: ['too-long'],
  gather: (_question, input) => input.text(),
  check(question, typed) {
    const error = tooLong(typed, question.max)
    return error ? { errors: [error] } : { value: typed, errors: [] }
  },
  toRaw: (_question, value) => value,
  edit: (question, typed, scope) => counterOf(typed, question.max, scope),
  read: (_question, value) => ({ kind: 'paragraphs', paragraphs: paragraphsOf(value) })
})
