import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** What it costs and what pays for it, both sides with the same total. */
export const budget = z.strictObject({
  ...questionBase,
  type: z.literal('budget'),
  /** Rows of each side. */
  max: z.int().min(1).max(60).default(20),
  lineMax: z.int().min(1).max(500).default(120)
})

export type Budget = z.infer<typeof budget>
