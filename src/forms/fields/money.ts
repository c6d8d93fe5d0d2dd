import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** Euros. Bounds are in euros; the stored value is a whole number of cents. */
export const money = z.strictObject({
  ...questionBase,
  type: z.literal('money'),
  min: z.number().min(0).default(0),
  max: z.number().max(1_000_000_000).default(1_000_000_000)
})

export type Money = z.infer<typeof money>
