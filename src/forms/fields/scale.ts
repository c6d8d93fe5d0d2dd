import { z } from 'zod'
import { options, questionBase } from '../question-base.ts'

/** Described steps, from the least to the most: the hint of an option is its description. */
export const scale = z.strictObject({ ...questionBase, type: z.literal('scale'), options })

export type Scale = z.infer<typeof scale>
