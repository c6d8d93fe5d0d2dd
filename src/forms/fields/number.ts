import { formatNumber } from '../format.ts'
import { readNumber } from '../read-number.ts'
import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { localText, say } from '../local-text.ts'
import { questionBase } from '../question-base.ts'

/** `decimals` is how many digits may follow the comma: none by default. */
export const number = z.strictObject({
  ...questionBase,
  type: z.literal('number'),
  min: z.number().default(0),
  max: z.number().default(1_000_000_000),
  decimals: z.int().min(0).max(6).default(0),
  unit: localText.optional()
})

export type NumberQuestion = z.infer<typeof number>

export const numberField = lineField<NumberQuestion, number>({
  errors: ['not-a-number', 'not-whole', 'too-many-decimals', 'too-small', 'too-large'],
  check(question, typed) {
    const value = readNumber(typed)
    const { min, max, decimals } = question
    if (value === undefined) return refused('not-a-number')
    if (Number(value.toFixed(decimals)) !== value) {
      return decimals === 0 ? refused('not-whole') : refused('too-many-decimals', { decimals })
    }
    if (value < min) return refused('too-small', { min })
    if (value > max) return refused('too-large', { max })
    return { value, errors: [] }
  },
  toRaw: (_question, value) => String(value),
  edit: (question, _typed, scope) => ({
    inputmode: question.decimals === 0 ? 'numeric' : 'decimal',
    unit: question.unit ? say(question.unit, scope.lang) : ''
  }),
  read(question, value, scope) {
    const unit = question.unit ? `\u00a0${say(question.unit, scope.lang)}` : ''
    return { kind: 'line', text: `${formatNumber(value, scope.lang)}${unit}` }
  }
})
