import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** A day, without time. Bounds are included. */
export const date = z.strictObject({
  ...questionBase,
  type: z.literal('date'),
  min: z.iso.date().optional(),
  max: z.iso.date().optional()
})

export type DateQuestion = z.infer<typeof date>
