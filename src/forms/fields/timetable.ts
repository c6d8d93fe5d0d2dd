import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** Steps of a calendar, each with its first and last day. */
export const timetable = z.strictObject({
  ...questionBase,
  type: z.literal('timetable'),
  min: z.int().min(1).default(1),
  max: z.int().min(1).max(50).default(12),
  /** Characters of a step's name. */
  stepMax: z.int().min(1).max(500).default(120)
})

export type Timetable = z.infer<typeof timetable>
