import { formatDay } from '../format.ts'
import { readDay } from '../read-day.ts'
import { lineField, refused } from './line-field.ts'
import { z } from 'zod'
import { questionBase } from '../question-base.ts'

/** A day, without time. Bounds are included. */
export const date = z.strictObject({
  ...questionBase,
  type: z.literal('date'),
  min: z.iso.date().optional(),
  max: z.iso.date().optional()
})

export type DateQuestion = z.infer<typeof date>

export const dateField = lineField<DateQuestion, string>({
  errors: ['not-a-date', 'date-too-early', 'date-too-late'],
  check(question, typed) {
    const value = readDay(typed)
    const { min, max } = question
    if (value === undefined) return refused('not-a-date')
    if (min && value < min) return refused('date-too-early', { min: frenchDay(min) })
    if (max && value > max) return refused('date-too-late', { max: frenchDay(max) })
    return { value, errors: [] }
  },
  toRaw: (_question, value) => value,
  edit: (_question, typed) => dateInput(typed),
  read: (_question, value, scope) => ({ kind: 'line', text: formatDay(value, scope.lang) })
})

/** A browser empties a date control whose value is no ISO day: what was typed must then stay a text. */
export function dateInput(typed: string): { inputType: string; value: string } {
  const day = typed === '' ? '' : readDay(typed)
  return day === undefined ? { inputType: 'text', value: typed } : { inputType: 'date', value: day }
}

const frenchDay = (day: string) => day.split('-').reverse().join('/')
