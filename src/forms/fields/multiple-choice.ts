import type { FieldError } from '../answers.ts'
import type { FieldType } from '../field-type.ts'
import { say } from '../local-text.ts'
import { choiceViews } from './choice-view.ts'
import { z } from 'zod'
import { options, questionBase } from '../question-base.ts'

/** Boxes to tick. « Other » is an option, and what it is a question of its own shown under it. */
export const multipleChoice = z.strictObject({
  ...questionBase,
  type: z.literal('multiple-choice'),
  options,
  min: z.int().min(1).default(1),
  max: z.int().min(1).optional()
})

export type MultipleChoice = z.infer<typeof multipleChoice>

/** The value holds the codes chosen, in the order of the options. */
export const multipleChoiceField: FieldType<MultipleChoice, string[], string[]> = {
  shape: z.array(z.string()),
  errors: ['not-an-option', 'too-few-choices', 'too-many-choices'],
  gather: (_question, input) => input.list(),
  isBlank: (chosen) => chosen.length === 0,
  check(question, chosen) {
    const codes = question.options.map((one) => one.code)
    const value = codes.filter((code) => chosen.includes(code))
    const errors: FieldError[] = []
    if (value.length < chosen.length) errors.push({ code: 'not-an-option' })
    const { min, max = codes.length } = question
    if (value.length > max) {
      const over = value.length - max
      errors.push({
        code: 'too-many-choices',
        params: { chosen: value.length, max, over, count: over }
      })
    } else if (value.length < min && errors.length === 0) {
      const lacking = min - value.length
      errors.push({
        code: 'too-few-choices',
        params: { chosen: value.length, min, lacking, count: lacking }
      })
    }
    return errors.length > 0 ? { errors } : { value, errors }
  },
  toRaw: (_question, value) => value,
  edit: (question, chosen, scope) => ({ choices: choiceViews(question.options, chosen, scope) }),
  read: (question, value, scope) => ({
    kind: 'chips',
    chips: question.options
      .filter((one) => value.includes(one.code))
      .map((one) => say(one.label, scope.lang))
  })
}
