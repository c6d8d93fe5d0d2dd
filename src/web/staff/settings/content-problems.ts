import { ZodError } from 'zod'
import { BadInput } from '../../../shared/errors.ts'
import type { PersonRequest } from '../../page.ts'
import type { ShownProblem } from '../../refusals/index.ts'
import { inputProblems } from '../../refusals/index.ts'
import { controlName } from './change-content.ts'
import type { ContentField } from './content-fields.ts'

/** Mistakes in a call's content, beside the controls that hold them. @returns undefined for any other error */
export function contentProblems(
  request: PersonRequest,
  fields: readonly ContentField[],
  error: unknown
): ShownProblem[] | undefined {
  if (error instanceof BadInput) return inputProblems(request, error)
  if (error instanceof RangeError) {
    return [{ field: '', href: '', text: request.t('staff.errors.date') }]
  }
  if (!(error instanceof ZodError)) return undefined
  return error.issues.map(({ path }) => {
    const at = path.map(String).join('.')
    const field =
      fields.find((one) => one.path === at) ?? fields.find((one) => one.path.startsWith(at))
    const name = field ? controlName(field.path) : ''
    return {
      field: name,
      href: name && `#${name}`,
      text: request.t('staff.content.wrong', { label: field?.label ?? at })
    }
  })
}
