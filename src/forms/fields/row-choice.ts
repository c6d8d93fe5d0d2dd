import { z } from 'zod'
import type { Json } from '../answers.ts'
import type { Facts } from '../field-type.ts'
import { questionBase, questionId } from '../question-base.ts'
import { choiceViews } from './choice-view.ts'
import { lineField, refused } from './line-field.ts'
import { nameOfSiret, spacedSiret } from './siret.ts'

/** One of the rows of a list asked just before: the lead among the members. */
export const rowChoice = z.strictObject({
  ...questionBase,
  type: z.literal('row-choice'),
  from: questionId,
  /** The question of the row whose value identifies it, and is stored. */
  key: questionId,
  /** The question of the row shown beside it. */
  shows: questionId
})

export type RowChoice = z.infer<typeof rowChoice>

/** The value is what the key question of the chosen row says. */
export const rowChoiceField = lineField<RowChoice, string>({
  errors: ['not-a-row', 'list-first'],
  check(question, typed, facts) {
    const rows = rowsOf(question, facts)
    if (rows.length === 0) return refused('list-first')
    const known = rows.some((one) => one.key === typed)
    return known ? { value: typed, errors: [] } : refused('not-a-row')
  },
  toRaw: (_question, value) => value,
  edit(question, typed, scope) {
    const options = rowsOf(question, scope).map((one) => ({
      code: one.key,
      label: { fr: one.label },
      hint: { fr: one.hint }
    }))
    return {
      choices: choiceViews(options, [typed], scope),
      nothing: options.length === 0 ? scope.t('forms.rows.none') : ''
    }
  },
  read(question, value, scope) {
    const row = rowsOf(question, scope).find((one) => one.key === value)
    return { kind: 'line', text: row?.label ?? value, soft: row?.hint ?? '' }
  }
})

interface ChosenRow {
  key: string
  label: string
  hint: string
}

function rowsOf(question: RowChoice, facts: Facts): ChosenRow[] {
  const list = facts.valueOf(question.from)
  if (!Array.isArray(list)) return []
  return list.flatMap((row) => {
    const key = textOf(row, question.key)
    if (key === '') return []
    const label = nameOfSiret(key) || textOf(row, question.shows) || spacedSiret(key)
    return [{ key, label, hint: spacedSiret(key) }]
  })
}

function textOf(row: Json, part: string): string {
  if (typeof row !== 'object' || Array.isArray(row) || !Object.hasOwn(row, part)) return ''
  const text = row[part]
  return typeof text === 'string' ? text : ''
}
