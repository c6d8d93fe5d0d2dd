import { say } from '../local-text.ts'
import { choiceViews } from './choice-view.ts'
import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { options, questionBase } from '../question-base.ts'

/** Described steps, from the least to the most: the hint of an option is its description. */
export const scale = z.strictObject({ ...questionBase, type: z.literal('scale'), options })

export type Scale = z.infer<typeof scale>

export const scaleField = lineField<Scale, string>({
  errors: ['not-an-option'],
  check: (question, typed) =>
    question.options.some((one) => one.code === typed)
      ? { value: typed, errors: [] }
      : refused('not-an-option'),
  toRaw: (_question, value) => value,
  edit: (question, typed, scope) => ({ choices: choiceViews(question.options, [typed], scope) }),
  read: (question, value, scope) => ({
    kind: 'scale',
    steps: question.options.map((one) => ({
      label: say(one.label, scope.lang),
      hint: one.hint ? say(one.hint, scope.lang) : '',
      current: one.code === value
    }))
  })
})
