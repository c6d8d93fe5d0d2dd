import { z } from 'zod'
import type { FieldError } from '../answers.ts'
import type { EditScope, FieldType } from '../field-type.ts'
import { formatDay } from '../format.ts'
import { say } from '../local-text.ts'
import { questionBase } from '../question-base.ts'
import { readDay } from '../read-day.ts'
import { tooLong } from './counter.ts'
import { dateInput } from './date.ts'
import { partView } from './part-view.ts'
import { inRow, padded, rowButtons, wrongRowCount } from './rows.ts'

/** Steps of a calendar, each with its first and last day. */
export const timetable = z.strictObject({
  ...questionBase,
  type: z.literal('timetable'),
  min: z.int().min(1).default(1),
  max: z.int().min(1).max(50).default(12),
  /** Characters of a step's name. */
  stepMax: z.int().min(1).max(500).default(120)
})

export type Timetable = z.infer<typeof timetable>

const PARTS = ['step', 'start', 'end'] as const

/** A step; in a value, both days are ISO days and the end comes after the start. */
export type TimetableStep = Record<(typeof PARTS)[number], string>

export const timetableField: FieldType<Timetable, TimetableStep[], TimetableStep[]> = {
  shape: z.array(z.object({ step: z.string(), start: z.string(), end: z.string() })),
  errors: [
    'missing-part',
    'too-long',
    'not-a-date',
    'end-before-start',
    'too-few-rows',
    'too-many-rows'
  ],
  gather: (_question, input) =>
    input
      .rows()
      .map((row) => ({ step: row.line('step'), start: row.line('start'), end: row.line('end') }))
      .filter((row) => !isBlankStep(row)),
  isBlank: (raw) => raw.every(isBlankStep),
  check(question, raw) {
    const filled = raw.map((row, index) => ({ row, index })).filter((one) => !isBlankStep(one.row))
    const errors = filled.flatMap(({ row, index }) => checkStep(question, row, index))
    errors.push(...wrongRowCount(filled.length, question.min, question.max))
    if (errors.length > 0) return { errors }
    return { value: filled.map(({ row }) => withIsoDays(row)), errors }
  },
  toRaw: (_question, value) => value,
  isPending: (_question, raw) => raw.some(isBlankStep),
  addRow: (question, raw) => (raw.length < question.max ? [...raw, blankStep()] : raw),
  edit(question, raw, scope) {
    const rows = padded(raw, question.min, blankStep)
    return {
      rows: rows.map((row, index) => stepView(row, index, scope)),
      ...rowButtons(rows.length, question.max, scope, scope.t('forms.timetable.add'))
    }
  },
  read: (question, value, scope) => ({
    kind: 'table',
    caption: say(question.label, scope.lang),
    head: PARTS.map((part) => scope.t(`forms.timetable.${part}`)),
    rows: value.map((row) => ({
      title: row.step,
      cells: [formatDay(row.start, scope.lang), formatDay(row.end, scope.lang)]
    }))
  })
}

const blankStep = (): TimetableStep => ({ step: '', start: '', end: '' })
const isBlankStep = (row: TimetableStep) => PARTS.every((part) => row[part] === '')

function withIsoDays(row: TimetableStep): TimetableStep {
  return { ...row, start: readDay(row.start) ?? '', end: readDay(row.end) ?? '' }
}

function checkStep(question: Timetable, row: TimetableStep, index: number): FieldError[] {
  const errors = PARTS.filter((part) => row[part] === '').map((part) =>
    inRow({ code: 'missing-part' }, index, part)
  )
  const long = tooLong(row.step, question.stepMax)
  if (long) errors.push(inRow(long, index, 'step'))
  for (const part of ['start', 'end'] as const) {
    if (row[part] !== '' && readDay(row[part]) === undefined) {
      errors.push(inRow({ code: 'not-a-date' }, index, part))
    }
  }
  const { start, end } = withIsoDays(row)
  if (start !== '' && end !== '' && end <= start) {
    errors.push(inRow({ code: 'end-before-start' }, index, 'end'))
  }
  return errors
}

function stepView(row: TimetableStep, index: number, scope: EditScope) {
  const within = scope.at(String(index))
  const n = index + 1
  return {
    legend: scope.t('forms.timetable.row', { n }),
    details: PARTS.map((part) =>
      partView(
        within.at(part),
        scope.t(`forms.timetable.${part}`),
        row[part],
        part === 'step' ? {} : dateInput(row[part])
      )
    ),
    remove: { value: `${scope.name}.${index}`, label: scope.t('forms.timetable.remove', { n }) }
  }
}
