import { z } from 'zod'
import { questionBase, questionId } from '../question-base.ts'

export const ACCEPTED = ['pdf', 'odt', 'docx', 'ods', 'xlsx', 'jpg', 'png'] as const

export type Accepted = (typeof ACCEPTED)[number]

/** Files. The sizes of one file and of the whole dossier are settings of the call. */
export const attachment = z.strictObject({
  ...questionBase,
  type: z.literal('attachment'),
  accept: z
    .array(z.enum(ACCEPTED))
    .min(1)
    .default([...ACCEPTED]),
  maxMegabytes: z.number().positive().max(200).default(10),
  /** How many files are wanted when the piece is; or as many as a list has rows. */
  min: z.union([z.int().min(1), z.strictObject({ rowsOf: questionId })]).default(1),
  max: z.int().min(1).max(50).default(1)
})

export type Attachment = z.infer<typeof attachment>
