import type { Answer, Json } from './answers.ts'
import type { Facts } from './field-type.ts'
import { fieldOf, type AnsweredQuestion } from './fields/index.ts'

/**
 * Judges raw input.
 * @returns the answer to store: a value, or the raw input with its errors; undefined when nothing was answered
 */
export function answerTo(question: AnsweredQuestion, raw: Json, facts: Facts): Answer | undefined {
  const field = fieldOf(question)
  const { id } = question
  const pending = field.isPending?.(question, raw) ?? false
  if (field.isBlank(raw)) return pending ? { id, raw } : undefined
  const { value, errors } = field.check(question, raw, facts)
  if (errors.length > 0) return { id, raw, errors }
  return { id, ...(value !== undefined && { value }), ...(pending && { raw }) }
}
