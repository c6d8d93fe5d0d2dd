import { findAnswer, type Answers, type Json } from './answers.ts'
import { holds } from './condition.ts'
import { questionsOf, type FormDefinition, type Question } from './definition.ts'
import type { Facts } from './field-type.ts'

/** Up to the deposit, or once the dossier is selected and the last pieces are asked for. */
export type Stage = 'deposit' | 'selection'

/** Which questions are asked, given the answers to those before them. */
export interface Visibility extends Facts {
  isShown(questionId: string): boolean
  /** Whether an answer is wanted: shown, and required as things stand. */
  isWanted(question: Question): boolean
}

export function visibilityOf(
  definition: FormDefinition,
  answers: Answers,
  stage: Stage = 'deposit'
): Visibility {
  const shown = new Set<string>()
  const valueOf = (id: string): Json | undefined =>
    shown.has(id) ? findAnswer(answers, id)?.value : undefined
  for (const question of questionsOf(definition)) {
    const { shownIf, partOf, after } = question
    const inTime = after === undefined || stage === 'selection'
    const hostShown = partOf === undefined || shown.has(partOf)
    if (inTime && hostShown && (!shownIf || holds(shownIf, valueOf))) shown.add(question.id)
  }
  return {
    valueOf,
    isShown: (id) => shown.has(id),
    isWanted: ({ id, required }) =>
      shown.has(id) && (typeof required === 'boolean' ? required : holds(required, valueOf))
  }
}
