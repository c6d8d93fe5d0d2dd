import { z } from 'zod'
import { localText } from '../local-text.ts'
import { questionBase } from '../question-base.ts'

/** `decimals` is how many digits may follow the comma: none by default. */
export const number = z.strictObject({
  ...questionBase,
  type: z.literal('number'),
  min: z.number().default(0),
  max: z.number().default(1_000_000_000),
  decimals: z.int().min(0).max(6).default(0),
  unit: localText.optional()
})

export type NumberQuestion = z.infer<typeof number>
