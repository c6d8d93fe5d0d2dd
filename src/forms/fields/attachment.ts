import { z } from 'zod'
import type { Lang } from '../../shared/lang.ts'
import type { AttachedFile, FieldError } from '../answers.ts'
import type { Facts } from '../field-type.ts'
import { formatSize } from '../format.ts'
import { questionBase, questionId } from '../question-base.ts'
import type { FileView } from '../read-view.ts'

const ACCEPTED = ['pdf', 'odt', 'docx', 'ods', 'xlsx', 'jpg', 'png'] as const

/** Files. The size of the whole dossier is a setting of the call. */
export const attachment = z.strictObject({
  ...questionBase,
  type: z.literal('attachment'),
  accept: z
    .array(z.enum(ACCEPTED))
    .min(1)
    .default([...ACCEPTED]),
  /** Of one file, in millions of bytes. */
  maxMegabytes: z.number().positive().max(200).default(10),
  /** How many files are wanted when the piece is; or as many as a list has rows. */
  min: z.union([z.int().min(1), z.strictObject({ rowsOf: questionId })]).default(1),
  max: z.int().min(1).max(50).default(1)
})

export type Attachment = z.infer<typeof attachment>

/** Every code that a file can be refused with. */
export const ATTACHMENT_ERRORS: readonly string[] = [
  'file-empty',
  'file-type',
  'file-too-big',
  'too-many-files'
]

/**
 * Judges one file before it is kept.
 * @param file its type is the real one, as found in its bytes
 * @param already how many files the question has without this one
 */
export function checkFile(
  question: Attachment,
  file: Pick<AttachedFile, 'name' | 'type' | 'size'>,
  already: number
): FieldError[] {
  const { max, maxMegabytes } = question
  if (already >= max) return [{ code: 'too-many-files', params: { max, count: max } }]
  if (file.size === 0) return [{ code: 'file-empty', params: { file: file.name } }]
  if (!question.accept.some((one) => one === file.type)) {
    const accepted = acceptedTypes(question)
    return [{ code: 'file-type', params: { file: file.name, accepted } }]
  }
  if (file.size <= maxMegabytes * 1_000_000) return []
  const size = Math.ceil(file.size / 100_000) / 10
  return [{ code: 'file-too-big', params: { file: file.name, size, max: maxMegabytes } }]
}

/** « PDF, ODT, JPG » */
export function acceptedTypes(question: Attachment): string {
  return question.accept.map((one) => one.toUpperCase()).join(', ')
}

/** How many files the question wants, when it wants any. */
export function wantedFiles(question: Attachment, facts: Facts): number {
  if (typeof question.min === 'number') return question.min
  const rows = facts.valueOf(question.min.rowsOf)
  return Math.min(question.max, Array.isArray(rows) ? Math.max(1, rows.length) : 1)
}

export function fileView(file: AttachedFile, lang: Lang): FileView {
  const facts = `${file.type.toUpperCase()}, ${formatSize(file.size, lang)}`
  const { id, name, href } = file
  return { id, name, facts, ...(href !== undefined && { href }) }
}
