import { z } from 'zod'
import { condition } from './condition.ts'
import { localText } from './local-text.ts'

/** Opaque and stable: letters, digits and hyphens, so that it can be part of a name and of an HTML id. */
export const questionId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens')
  .max(60)
  .refine((id) => !['asked', 'rows', 'files'].includes(id), 'this name is used by the pages')

/** What every question says, whatever its type. */
export const questionBase = {
  id: questionId,
  label: localText,
  hint: localText.optional(),
  /** Wanted before the deposit when the question is shown; or only when a condition holds. */
  required: z.union([z.boolean(), condition]).default(true),
  /** Shares the position of the question named, and is asked with it (D5, and how they are reached). */
  partOf: questionId.optional(),
  /** Whether it has a position such as D6 of its own; attachments have none unless they say so. */
  numbered: z.boolean().optional(),
  shownIf: condition.optional(),
  /** Its answer is published if the dossier is selected; the page says so under the question. */
  published: z.boolean().default(false),
  /** Asked of selected dossiers only, never before. */
  after: z.literal('selection').optional(),
  /** Another question whose answer (or file) makes this one unnecessary: a map instead of a description. */
  orElse: questionId.optional()
}

/** One of the answers proposed. The code is stored, the label is shown. */
const option = z.strictObject({
  code: questionId,
  label: localText,
  hint: localText.optional()
})

export type Option = z.infer<typeof option>

/** Codes of all options are different. */
export const options = z
  .array(option)
  .min(2)
  .refine((list) => new Set(list.map((one) => one.code)).size === list.length, {
    message: 'two options have the same code'
  })
