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
