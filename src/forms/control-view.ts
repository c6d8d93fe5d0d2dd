import type { Json } from './answers.ts'
import type { EditScope, FieldType } from './field-type.ts'
import { say } from './local-text.ts'
import type { Localized } from '../shared/lang.ts'

/** What every question shows around its controls. */
export interface ControlView {
  type: string
  /** Of the partial that shows it. */
  partial: string
  /** Of the main control. */
  id: string
  name: string
  label: string
  hint: string
  hintId: string
  /** « (facultatif) », empty when the answer is wanted. */
  optional: string
  required: boolean
  errors: string[]
  errorId: string
  invalid: boolean
  /** Ids of what describes the control, in the order they are read. */
  describedBy: string
  /** What its type adds: choices, rows, value… */
  [more: string]: unknown
}

interface Labelled {
  type: string
  label: Localized
  hint?: Localized | undefined
}

/** A question and its controls, as plain data for its partial. */
export function controlView<Q extends Labelled, R extends Json>(
  question: Q,
  field: Pick<FieldType<Q, R>, 'edit'>,
  raw: R,
  scope: EditScope
): ControlView {
  const more = field.edit(question, raw, scope)
  const errors = scope.errorsAt()
  const ids = { hintId: `${scope.htmlId}__h`, errorId: `${scope.htmlId}__e` }
  const described = [
    ...(question.hint ? [ids.hintId] : []),
    ...(errors.length > 0 ? [ids.errorId] : []),
    ...('counter' in more ? [`${scope.htmlId}__c`] : [])
  ]
  return {
    type: question.type,
    partial: `fields/${question.type}`,
    id: scope.htmlId,
    name: scope.name,
    label: say(question.label, scope.lang),
    hint: question.hint ? say(question.hint, scope.lang) : '',
    ...ids,
    optional: scope.required ? '' : scope.t('forms.optional'),
    required: scope.required,
    errors,
    invalid: errors.length > 0,
    describedBy: described.join(' '),
    ...more
  }
}
