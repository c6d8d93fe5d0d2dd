import { readNumber } from '../read-number.ts'
import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** A whole percentage. */
export const percent = z.strictObject({
  ...questionBase,
  type: z.literal('percent'),
  min: z.int().min(0).default(0),
  max: z.int().max(100).default(100)
})

export type Percent = z.infer<typeof percent>

export const percentField = lineField<Percent, number>({
  errors: ['not-a-percentage', 'not-whole', 'percentage-out-of-range'],
  check(question, typed) {
    const value = readNumber(typed, '%')
    const { min, max } = question
    if (value === undefined) return refused('not-a-percentage')
    if (!Number.isInteger(value)) return refused('not-whole')
    if (value < min || value > max) return refused('percentage-out-of-range', { min, max })
    return { value, errors: [] }
  },
  toRaw: (_question, value) => String(value),
  read: (_question, value, scope) => ({
    kind: 'line',
    text: scope.t('forms.percentage', { value: String(value) })
  })
})
