import { counterOf, tooLong } from './counter.ts'
import { lineField } from './line-field.ts'
import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** One line. `max` in characters. */
export const shortText = z.strictObject({
  ...questionBase,
  type: z.literal('short-text'),
  max: z.int().min(1).max(1_000).default(200)
})

export type ShortText = z.infer<typeof shortText>

export const shortTextField = lineField<ShortText, string>({
  errors: ['too-long'],
  check(question, typed) {
    const error = tooLong(typed, question.max)
    return error ? { errors: [error] } : { value: typed, errors: [] }
  },
  toRaw: (_question, value) => value,
  edit: (question, typed, scope) => counterOf(typed, question.max, scope),
  read: (_question, value) => ({ kind: 'line', text: value })
})
