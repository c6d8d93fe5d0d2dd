import type { Answer, Answers, FieldError } from '../answers.ts'
import { questionsOf, type FormDefinition, type Question } from '../definition.ts'
import { wantedFiles } from '../fields/attachment.ts'
import { fieldOf, isAnswered } from '../fields/index.ts'
import { visibilityOf, type Stage } from '../visibility.ts'
import { inventRaw, type Invention } from './invent-raw.ts'

export interface InventedAnswers {
  answers: Answer[]
  /** pieces that the form wants, each with a type it takes */
  pieces: { question: string; type: string }[]
  /** wanted questions to which no valid answer was found, with what was refused */
  impossible: { question: string; errors: readonly FieldError[] }[]
}

/**
 * Valid answers to any form that may be opened, from the types of its questions: they pass the same checks as
 * what a person types. The same invention gives the same answers.
 * @param stage `selection` for the pieces that only selected dossiers bring
 */
export function inventAnswers(
  definition: FormDefinition,
  invention: Invention,
  stage: Stage = 'deposit'
): InventedAnswers {
  const invented: InventedAnswers = { answers: [], pieces: [], impossible: [] }
  for (const question of questionsOf(definition)) {
    const visibility = visibilityOf(definition, invented.answers, stage)
    if (!visibility.isShown(question.id)) continue
    const wanted = visibility.isWanted(question)
    if (question.type === 'attachment') {
      const count = wanted ? wantedFiles(question, visibility) : 0
      const type = question.accept[0] ?? 'pdf'
      for (let n = 0; n < count; n += 1) invented.pieces.push({ question: question.id, type })
    } else if (wanted || invention.seed % 2 === 0) {
      answer(question, invention, visibility, invented, wanted)
    }
  }
  return invented
}

function answer(
  question: Exclude<Question, { type: 'attachment' }>,
  invention: Invention,
  facts: { valueOf(id: string): Answer['value'] },
  { answers, impossible }: InventedAnswers,
  wanted: boolean
): void {
  if (!isAnswered(question)) return
  const field = fieldOf(question)
  const raw = inventRaw(question, invention, facts)
  const { value, errors } = raw === undefined ? { errors: [] } : field.check(question, raw, facts)
  if (value !== undefined) answers.push({ id: question.id, value })
  else if (wanted) impossible.push({ question: question.id, errors })
}

/** The question whose answer can be written otherwise without anything else changing: what a correction asks for. */
export function plainQuestion(definition: FormDefinition, answers: Answers): string | undefined {
  const given = new Set(answers.map(({ id }) => id))
  return questionsOf(definition).find(
    ({ type, id }) => given.has(id) && (type === 'long-text' || type === 'short-text')
  )?.id
}
