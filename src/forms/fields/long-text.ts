import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** Paragraphs. `max` in characters, a line break counting as one. */
export const longText = z.strictObject({
  ...questionBase,
  type: z.literal('long-text'),
  max: z.int().min(1).max(20_000).default(1_500)
})

export type LongText = z.infer<typeof longText>
