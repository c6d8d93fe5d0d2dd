import { z } from 'zod'
import type { Json } from '../answers.ts'
import type { Checked, EditScope, Facts, FieldType } from '../field-type.ts'
import type { FieldInput } from '../field-input.ts'

/** The part that types typed in one control differ by. */
export interface LineFieldParts<Q, V extends Json> {
  errors: readonly string[]
  check(question: Q, typed: string, facts: Facts): Checked<V>
  toRaw(question: Q, value: V): string
  read: FieldType<Q, string, V>['read']
  edit?(question: Q, typed: string, scope: EditScope): Record<string, unknown>
  gather?(question: Q, input: FieldInput): string
}

/** A type of question whose raw input is one text. */
export function lineField<Q, V extends Json>(parts: LineFieldParts<Q, V>): FieldType<Q, string, V> {
  return {
    shape: z.string(),
    gather: (_question, input) => input.line(),
    isBlank: (typed) => typed === '',
    ...parts,
    edit: (question, typed, scope) => ({
      value: typed,
      ...parts.edit?.(question, typed, scope)
    })
  }
}

export const refused = (
  code: string,
  params?: Record<string, string | number>,
  part?: string
): { errors: { code: string; params?: Record<string, string | number>; part?: string }[] } => ({
  errors: [{ code, ...(params && { params }), ...(part !== undefined && { part }) }]
})
