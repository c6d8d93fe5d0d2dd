import { z } from 'zod'
import { localText } from '../local-text.ts'
import { options, questionBase, questionId } from '../question-base.ts'

export const singleChoice = z.strictObject({
  ...questionBase,
  type: z.literal('single-choice'),
  options,
  /** Options that forbid to apply, by code, each with what it means and what can be done. */
  blocking: z.record(questionId, localText).optional()
})

export type SingleChoice = z.infer<typeof singleChoice>
