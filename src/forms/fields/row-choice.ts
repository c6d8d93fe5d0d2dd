import { z } from 'zod'
import { questionBase, questionId } from '../question-base.ts'

/** One of the rows of a list asked just before: the lead among the members. */
export const rowChoice = z.strictObject({
  ...questionBase,
  type: z.literal('row-choice'),
  from: questionId,
  /** The question of the row whose value identifies it, and is stored. */
  key: questionId,
  /** The question of the row shown beside it. */
  shows: questionId
})

export type RowChoice = z.infer<typeof rowChoice>
