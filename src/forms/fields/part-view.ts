import type { EditScope } from '../field-type.ts'

/** One control of an answer made of several: its label, its value, its own errors. */
export interface PartView {
  id: string
  name: string
  label: string
  value: string
  errors: string[]
  errorId: string
  invalid: boolean
  required: boolean
  inputType: string
  autocomplete: string
}

export function partView(
  scope: EditScope,
  label: string,
  value: string,
  more: Partial<Pick<PartView, 'inputType' | 'autocomplete'>> = {}
): PartView {
  const errors = scope.errorsAt()
  return {
    id: scope.htmlId,
    name: scope.name,
    label,
    value,
    errors,
    errorId: `${scope.htmlId}__e`,
    invalid: errors.length > 0,
    required: scope.required,
    inputType: 'text',
    autocomplete: '',
    ...more
  }
}
