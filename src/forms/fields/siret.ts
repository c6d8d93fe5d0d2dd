import { z } from 'zod'
import { questionBase } from '../question-base.ts'

export const siret = z.strictObject({ ...questionBase, type: z.literal('siret') })

export type Siret = z.infer<typeof siret>
