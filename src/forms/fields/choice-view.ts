import type { Option } from '../question-base.ts'
import type { EditScope } from '../field-type.ts'
import { say } from '../local-text.ts'

/** One box or button of a question, as its partial shows it. */
export interface ChoiceView {
  id: string
  name: string
  code: string
  label: string
  hint: string
  checked: boolean
}

/** The first control has the id of the question, so that a link to the question gives it the focus. */
export function choiceViews(
  options: readonly Option[],
  chosen: readonly string[],
  scope: EditScope
): ChoiceView[] {
  return options.map((one, index) => {
    const id = index === 0 ? scope.htmlId : `${scope.htmlId}_${one.code}`
    return {
      id,
      name: scope.name,
      code: one.code,
      label: say(one.label, scope.lang),
      hint: one.hint ? say(one.hint, scope.lang) : '',
      checked: chosen.includes(one.code)
    }
  })
}
