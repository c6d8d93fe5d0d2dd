import { z } from 'zod'
import { localText } from '../local-text.ts'
import { questionBase } from '../question-base.ts'

/** A box to tick beside its sentence, which is what the person commits to. */
export const commitment = z.strictObject({
  ...questionBase,
  type: z.literal('commitment'),
  sentence: localText
})

export type Commitment = z.infer<typeof commitment>
