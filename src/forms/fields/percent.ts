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
