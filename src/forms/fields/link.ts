import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** The address of a page, http or https only. */
export const link = z.strictObject({ ...questionBase, type: z.literal('link') })

export type Link = z.infer<typeof link>
