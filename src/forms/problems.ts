import type { FieldError } from './answers.ts'
import { findQuestion, type FormDefinition } from './definition.ts'
import { htmlIdOf } from './edit-scope.ts'
import type { Translate } from './field-type.ts'
import { say } from './local-text.ts'
import { shortMessageOf } from './message.ts'
import { labelsOf } from './positions.ts'
import type { Lang } from '../shared/lang.ts'

/** What stands between a dossier and its deposit, without words: the same in every language. */
export interface Problem {
  section: string
  question: string
  error: FieldError
}

/** Where a link about the problem leads, within the page of its section: `#field-signatory_mail`. */
export function anchorOf(problem: Problem): string {
  return `#${htmlIdOf(problem.question, problem.error.part)}`
}

/** « D8, ce que vous répondrez : 27 caractères de trop » */
export function problemText(
  problem: Problem,
  definition: FormDefinition,
  t: Translate,
  lang: Lang
): string {
  const question = findQuestion(definition, problem.question)
  const label = question ? say(question.label, lang) : problem.question
  const position = labelsOf(definition).get(problem.question)
  return t(position ? 'forms.problem-at' : 'forms.problem', {
    position,
    label,
    problem: shortMessageOf(problem.error, t, lang)
  })
}
