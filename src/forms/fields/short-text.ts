import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** One line. `max` in characters. */
export const shortText = z.strictObject({
  ...questionBase,
  type: z.literal('short-text'),
  max: z.int().min(1).max(1_000).default(200)
})

export type ShortText = z.infer<typeof shortText>
