import { localText } from '../local-text.ts'
import { choiceViews } from './choice-view.ts'
import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { questionBase } from '../question-base.ts'

export const yesNo = z.strictObject({
  ...questionBase,
  type: z.literal('yes-no'),
  /** Answers that forbid to apply, each with what it means and what can be done. */
  blocking: z.strictObject({ yes: localText.optional(), no: localText.optional() }).optional()
})

export type YesNo = z.infer<typeof yesNo>

const CODES = ['yes', 'no']

export const yesNoField = lineField<YesNo, string>({
  errors: ['not-an-option'],
  check: (_question, typed) =>
    CODES.includes(typed) ? { value: typed, errors: [] } : refused('not-an-option'),
  toRaw: (_question, value) => value,
  edit(_question, typed, scope) {
    const options = CODES.map((code) => {
      const label = scope.t(`forms.${code}`)
      return { code, label: { fr: label, en: label } }
    })
    return { choices: choiceViews(options, [typed], scope) }
  },
  read: (_question, value, scope) => ({ kind: 'line', text: scope.t(`forms.${value}`) })
})
