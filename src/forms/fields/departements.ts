import { z } from 'zod'
import { questionBase, questionId } from '../question-base.ts'

/** Computed from a question of communes: shown, never asked. */
export const departements = z.strictObject({
  ...questionBase,
  type: z.literal('departements'),
  from: questionId
})

export type Departements = z.infer<typeof departements>
