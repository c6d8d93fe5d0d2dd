import type { FieldError } from '../answers.ts'
import type { EditScope } from '../field-type.ts'

/** @returns the error to report when a list has more or fewer rows than it may */
export function wrongRowCount(given: number, min: number, max: number): FieldError[] {
  if (given > max) {
    const over = given - max
    return [{ code: 'too-many-rows', params: { given, max, over, count: over } }]
  }
  if (given < min) {
    const lacking = min - given
    return [{ code: 'too-few-rows', params: { given, min, lacking, count: lacking } }]
  }
  return []
}

/** The same error about a part of one row. */
export function inRow(error: FieldError, row: number, part: string): FieldError {
  return { ...error, part: [row, part, ...(error.part ? [error.part] : [])].join('.') }
}

/** Rows on the page: those there are, and empty ones up to what is wanted. */
export function padded<R>(rows: readonly R[], wanted: number, blank: () => R): R[] {
  return [...rows, ...Array.from({ length: Math.max(0, wanted - rows.length) }, blank)]
}

/** The two buttons that work without a script, and how full the list is. */
export function rowButtons(count: number, max: number, scope: EditScope, addLabel: string) {
  return {
    add: { value: scope.name, label: addLabel, possible: count < max },
    count: scope.t('forms.rows.count', { given: count, max })
  }
}

/** « (facultatif, dix au plus) », where nothing is wanted and several are taken. */
export function atMost(max: number, { required, t }: Pick<EditScope, 'required' | 't'>) {
  return required || max === 1 ? {} : { optional: t('forms.optional-at-most', { max }) }
}
