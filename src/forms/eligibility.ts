import type { Localized } from '../shared/lang.ts'
import { findAnswer, type Answers } from './answers.ts'
import { questionsOf, type FormDefinition } from './definition.ts'

export interface Eligibility {
  /** Answers that forbid to apply, each with what it means and what can be done. */
  blocked: { question: string; because: Localized }[]
  /** Questions that could still forbid it. */
  unanswered: string[]
}

/** What the blocking questions say: none blocked and none unanswered means the dossier may go on. */
export function eligibility(definition: FormDefinition, answers: Answers): Eligibility {
  const result: Eligibility = { blocked: [], unanswered: [] }
  for (const question of questionsOf(definition)) {
    if (!('blocking' in question) || !question.blocking) continue
    const value = findAnswer(answers, question.id)?.value
    if (typeof value !== 'string') {
      result.unanswered.push(question.id)
      continue
    }
    const because = new Map(Object.entries(question.blocking)).get(value)
    if (because) result.blocked.push({ question: question.id, because })
  }
  return result
}
