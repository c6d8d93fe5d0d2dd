import { z } from 'zod'
import type { FieldError, Json } from '../answers.ts'
import { controlView } from '../control-view.ts'
import type { EditScope, FieldType, ReadScope } from '../field-type.ts'
import { localText, say } from '../local-text.ts'
import { questionBase } from '../question-base.ts'
import type { ReadView } from '../read-view.ts'
import { rowFieldOf } from './row-fields.ts'
import { rowQuestion, type RowQuestion } from './row-question.ts'
import { atMost, inRow, padded, rowButtons, wrongRowCount } from './rows.ts'

/** The same few questions, asked between `min` and `max` times. */
export const repeat = z.strictObject({
  ...questionBase,
  type: z.literal('repeat'),
  /** What one row is called: « Initiative », numbered on the page. */
  rowLabel: localText,
  /** « Ajouter une initiative »; a general wording otherwise. */
  addLabel: localText.optional(),
  /** « Retirer l’initiative », its number added; a general wording otherwise. */
  removeLabel: localText.optional(),
  min: z.int().min(0).default(1),
  max: z.int().min(1).max(100),
  questions: z.array(rowQuestion).min(1)
})

export type Repeat = z.infer<typeof repeat>
type RawRow = Record<string, string>
type Row = Record<string, Json>

/** The value holds rows without empty ones, each with the answers given, by question. */
export const repeatField: FieldType<Repeat, RawRow[], Row[]> = {
  shape: z.array(z.record(z.string(), z.string())),
  errors: ['missing-part', 'too-few-rows', 'too-many-rows'],
  gather: (question, input) =>
    input
      .rows()
      .map((row) =>
        Object.fromEntries(
          question.questions.map((one) => [one.id, rowFieldOf(one).gather(one, row.at(one.id))])
        )
      )
      .filter((row) => !isBlankRow(row)),
  isBlank: (raw) => raw.every(isBlankRow),
  check(question, raw, facts) {
    const errors: FieldError[] = []
    const value: Row[] = []
    for (const [index, rawRow] of raw.entries()) {
      if (isBlankRow(rawRow)) continue
      const row: Row = {}
      for (const one of question.questions) {
        const typed = rawRow[one.id] ?? ''
        const field = rowFieldOf(one)
        if (field.isBlank(typed)) {
          if (one.required !== false) errors.push(inRow({ code: 'missing-part' }, index, one.id))
          continue
        }
        const checked = field.check(one, typed, facts)
        errors.push(...checked.errors.map((error) => inRow(error, index, one.id)))
        if (checked.value !== undefined) row[one.id] = checked.value
      }
      value.push(row)
    }
    errors.push(...wrongRowCount(value.length, question.min, question.max))
    return errors.length > 0 ? { errors } : { value, errors }
  },
  toRaw: (question, value) => value.map((row) => rawRowOf(question, row)),
  isPending: (_question, raw) => raw.some(isBlankRow),
  addRow: (question, raw) => (raw.length < question.max ? [...raw, blankRow(question)] : raw),
  edit(question, raw, scope) {
    const wanted = Math.max(question.min, scope.required ? 1 : 0)
    const rows = padded(raw, wanted, () => blankRow(question))
    const add = question.addLabel ? say(question.addLabel, scope.lang) : scope.t('forms.rows.add')
    return {
      ...atMost(question.max, scope),
      rows: rows.map((row, index) => rowView(question, row, index, scope)),
      ...rowButtons(rows.length, question.max, scope, add)
    }
  },
  read: (question, value, scope) => ({
    kind: 'table',
    caption: say(question.label, scope.lang),
    head: question.questions.map((one) => say(one.label, scope.lang)),
    rows: value.map((row) => {
      const [title = '', ...cells] = question.questions.map((one) =>
        cellOf(one, row[one.id], scope)
      )
      return { title, cells }
    })
  })
}

const isBlankRow = (row: RawRow) => Object.values(row).every((typed) => typed === '')

function blankRow(question: Repeat): RawRow {
  return Object.fromEntries(question.questions.map((one) => [one.id, '']))
}

function rawRowOf(question: Repeat, row: Row): RawRow {
  const entries = question.questions.map((one) => {
    const value = row[one.id]
    return [one.id, value === undefined ? '' : rowFieldOf(one).toRaw(one, value)]
  })
  return Object.fromEntries(entries) as RawRow
}

function rowView(question: Repeat, row: RawRow, index: number, scope: EditScope) {
  const within = scope.at(String(index))
  const n = index + 1
  const single = question.max === 1
  const name = say(question.rowLabel, scope.lang)
  const remove = question.removeLabel
    ? say(question.removeLabel, scope.lang)
    : scope.t('forms.rows.remove')
  return {
    legend: single ? name : `${name} ${n}`,
    fields: question.questions.map((one) => {
      const inner = { ...within.at(one.id), required: one.required !== false }
      return controlView(one, rowFieldOf(one), row[one.id] ?? '', inner)
    }),
    remove: { value: `${scope.name}.${index}`, label: single ? remove : `${remove} ${n}` }
  }
}

function cellOf(question: RowQuestion, value: Json | undefined, scope: ReadScope): string {
  if (value === undefined) return ''
  const view: ReadView = rowFieldOf(question).read(question, value, scope)
  if (view.kind === 'paragraphs') return view.paragraphs.join('\n')
  return 'text' in view ? view.text : ''
}
