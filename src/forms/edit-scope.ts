import type { FieldError } from './answers.ts'
import type { EditScope, ReadScope } from './field-type.ts'
import { messageOf } from './message.ts'

/**
 * The id of the control of a question, or of one part of its answer: where a link about an error leads.
 * Ids of questions and codes of options have no underscore, so that none can be taken for another's part.
 */
export function htmlIdOf(questionId: string, part = ''): string {
  const suffix = part === '' ? '' : `_${part.replaceAll('.', '_')}`
  return `field-${questionId}${suffix}`
}

/** @param errors those of the answer shown; a part sees only its own */
export function editScope(
  scope: ReadScope,
  name: string,
  htmlId: string,
  errors: readonly FieldError[],
  required: boolean
): EditScope {
  return {
    ...scope,
    name,
    htmlId,
    required,
    errorsAt: (part = '') =>
      errors
        .filter((one) => (one.part ?? '') === part)
        .map((one) => messageOf(one, scope.t, scope.lang)),
    at(part) {
      const within = errors.flatMap((one) => (one.part === undefined ? [] : inside(one, part)))
      const partId = `${htmlId}_${part.replaceAll('.', '_')}`
      return editScope(scope, `${name}.${part}`, partId, within, required)
    }
  }
}

function inside(error: FieldError, part: string): FieldError[] {
  const { part: place = '', ...rest } = error
  if (place === part) return [rest]
  return place.startsWith(`${part}.`) ? [{ ...rest, part: place.slice(part.length + 1) }] : []
}
