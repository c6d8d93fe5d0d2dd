import { z } from 'zod'
import { localText } from '../local-text.ts'
import { questionBase } from '../question-base.ts'

export const yesNo = z.strictObject({
  ...questionBase,
  type: z.literal('yes-no'),
  /** Answers that forbid to apply, each with what it means and what can be done. */
  blocking: z.strictObject({ yes: localText.optional(), no: localText.optional() }).optional()
})

export type YesNo = z.infer<typeof yesNo>
