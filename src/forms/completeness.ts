import { findAnswer, type Answers, type AttachedFile, type FieldError } from './answers.ts'
import {
  questionsOfSection,
  type FormDefinition,
  type Question,
  type Section
} from './definition.ts'
import { eligibility } from './eligibility.ts'
import { wantedFiles } from './fields/attachment.ts'
import { isNumbered, sectionLetter } from './positions.ts'
import type { Problem } from './problems.ts'
import { visibilityOf, type Stage, type Visibility } from './visibility.ts'

export interface SectionProgress {
  id: string
  letter: string
  /** Positions whose answers are given and valid, among those wanted: D5 counts once with its two questions. */
  answered: number
  required: number
  /** Answers given that must be taken up again. */
  invalid: number
  /** Pieces without a position of their own. */
  pieces: { given: number; required: number }
}

export interface Completeness {
  /** Nothing stands between this dossier and its deposit, as far as the form knows. */
  complete: boolean
  answered: number
  required: number
  sections: SectionProgress[]
  problems: Problem[]
}

interface Dossier {
  answers: Answers
  files: readonly AttachedFile[]
  visibility: Visibility
}

/**
 * How far a dossier is, and what it still wants.
 * @param stage `selection` once the pieces asked of selected dossiers are wanted too
 */
export function completeness(
  definition: FormDefinition,
  answers: Answers,
  files: readonly AttachedFile[],
  stage: Stage = 'deposit'
): Completeness {
  const dossier = { answers, files, visibility: visibilityOf(definition, answers, stage) }
  const blocked = new Set(eligibility(definition, answers).blocked.map((one) => one.question))
  const errorsOf = (question: Question): FieldError[] =>
    blocked.has(question.id) ? [{ code: 'blocking' }] : errorsIn(question, dossier)
  const sections = definition.sections.map((one, index) =>
    progressOf(one, sectionLetter(index), dossier, errorsOf)
  )
  const problems = definition.sections.flatMap((section) =>
    questionsOfSection(section).flatMap((question) =>
      errorsOf(question).map((error) => ({ section: section.id, question: question.id, error }))
    )
  )
  return {
    complete: problems.length === 0,
    answered: sections.reduce((sum, one) => sum + one.answered, 0),
    required: sections.reduce((sum, one) => sum + one.required, 0),
    sections,
    problems
  }
}

function errorsIn(question: Question, { answers, files, visibility }: Dossier): FieldError[] {
  if (!visibility.isShown(question.id) || question.type === 'departements') return []
  const wanted = visibility.isWanted(question)
  if (question.type === 'attachment') {
    const given = countOf(files, question.id)
    const min = wantedFiles(question, visibility)
    const lacking = min - given
    if (!wanted || lacking <= 0) return []
    return [{ code: 'missing-file', params: { given, min, lacking, count: lacking } }]
  }
  const answer = findAnswer(answers, question.id)
  if (answer?.errors) return answer.errors
  if (answer?.value !== undefined || !wanted) return []
  const { orElse } = question
  const replaced =
    orElse && (countOf(files, orElse) > 0 || visibility.valueOf(orElse) !== undefined)
  return replaced ? [] : [{ code: 'missing' }]
}

function progressOf(
  section: Section,
  letter: string,
  { answers, files, visibility }: Dossier,
  errorsOf: (question: Question) => FieldError[]
): SectionProgress {
  const wanted = questionsOfSection(section).filter(
    (one) => visibility.isWanted(one) && one.type !== 'departements'
  )
  const pieces = wanted.filter((one) => one.type === 'attachment' && !isNumbered(one))
  const positions = new Map<string, Question[]>()
  for (const one of wanted) {
    if (pieces.includes(one)) continue
    const host = one.partOf ?? one.id
    positions.set(host, [...(positions.get(host) ?? []), one])
  }
  const satisfied = (one: Question) => errorsOf(one).length === 0
  return {
    id: section.id,
    letter,
    answered: [...positions.values()].filter((group) => group.every(satisfied)).length,
    required: positions.size,
    invalid: questionsOfSection(section).filter(
      (one) => visibility.isShown(one.id) && findAnswer(answers, one.id)?.errors
    ).length,
    pieces: {
      given: pieces.filter((one) => countOf(files, one.id) > 0).length,
      required: pieces.length
    }
  }
}

function countOf(files: readonly AttachedFile[], question: string): number {
  return files.filter((one) => one.question === question).length
}
