import { z } from 'zod'
import { questionBase } from '../question-base.ts'

export const mail = z.strictObject({ ...questionBase, type: z.literal('mail') })

export type Mail = z.infer<typeof mail>
