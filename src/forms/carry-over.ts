import { answerTo } from './answer-to.ts'
import { findAnswer, type Answer, type Answers } from './answers.ts'
import { findQuestion, questionsOf, type FormDefinition } from './definition.ts'
import { fieldOf, isAnswered } from './fields/index.ts'

/**
 * A draft's answers under an amended form: what was typed is judged again by the new rules, with its
 * errors beside it. A question removed, or asked in another way (another type), loses its answer.
 */
export function carryOver(
  before: FormDefinition,
  after: FormDefinition,
  answers: Answers
): Answer[] {
  const carried = new Map<string, Answer>()
  const facts = { valueOf: (id: string) => carried.get(id)?.value }
  for (const question of questionsOf(after)) {
    const old = findQuestion(before, question.id)
    const answer = findAnswer(answers, question.id)
    if (!answer || !old || !isAnswered(question) || !isAnswered(old)) continue
    if (old.type !== question.type) continue
    const field = fieldOf(old)
    const typed =
      answer.raw ?? (answer.value === undefined ? undefined : field.toRaw(old, answer.value))
    const raw = field.shape.safeParse(typed)
    const judged = raw.success ? answerTo(question, raw.data, facts) : undefined
    if (judged) carried.set(question.id, judged)
  }
  return [...carried.values()]
}
