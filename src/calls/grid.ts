import { z } from 'zod'
import { localText } from '../forms/index.ts'

const criterion = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: localText,
  weight: z.int().min(1),
  /** questions and pieces that the reader has beside the criterion */
  reads: z.array(z.string()),
  /** one written sentence per level, from 0 */
  levels: z.array(localText).min(2)
})

/** The scoring grid: criteria with integer weights, each level of each written out. */
export const grid = z
  .strictObject({
    scale: z.array(z.strictObject({ level: z.int().min(0), label: localText })).min(2),
    criteria: z.array(criterion).min(1)
  })
  .superRefine(({ scale, criteria }, context) => {
    for (const { id, levels } of criteria) {
      if (levels.length !== scale.length) {
        context.addIssue({ code: 'custom', message: `${id} needs ${scale.length} written levels` })
      }
    }
  })

export type Grid = z.infer<typeof grid>
export type Criterion = z.infer<typeof criterion>
