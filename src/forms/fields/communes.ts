import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** Communes by their official code, found by a search, never typed freely. */
export const communes = z.strictObject({
  ...questionBase,
  type: z.literal('communes'),
  max: z.int().min(1).max(400).default(200)
})

export type Communes = z.infer<typeof communes>
