import { localText, say } from '../local-text.ts'
import { choiceViews } from './choice-view.ts'
import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { options, questionBase, questionId } from '../question-base.ts'

export const singleChoice = z.strictObject({
  ...questionBase,
  type: z.literal('single-choice'),
  options,
  /** Options that forbid to apply, by code, each with what it means and what can be done. */
  blocking: z.record(questionId, localText).optional()
})

export type SingleChoice = z.infer<typeof singleChoice>

export const singleChoiceField = lineField<SingleChoice, string>({
  errors: ['not-an-option'],
  check: (question, typed) =>
    question.options.some((one) => one.code === typed)
      ? { value: typed, errors: [] }
      : refused('not-an-option'),
  toRaw: (_question, value) => value,
  edit: (question, typed, scope) => ({ choices: choiceViews(question.options, [typed], scope) }),
  read(question, value, scope) {
    const chosen = question.options.find((one) => one.code === value)
    return { kind: 'line', text: chosen ? say(chosen.label, scope.lang) : value }
  }
})
