import { findAnswer, type Answers, type AttachedFile, type Json } from './answers.ts'
import { questionsOfSection, type FormDefinition, type Question } from './definition.ts'
import type { ReadScope } from './field-type.ts'
import { fileView } from './fields/attachment.ts'
import { departementNames } from './fields/departements.ts'
import { fieldOf } from './fields/index.ts'
import { say } from './local-text.ts'
import { labelsOf, sectionLetter } from './positions.ts'
import type { ReadView } from './read-view.ts'
import type { DossierInForm } from './field-view.ts'
import { visibilityOf } from './visibility.ts'

/** One question with its answer, to be read. */
export interface AnswerView {
  question: string
  /** Of the heading, where a criterion's link leads: `answer-power`. */
  id: string
  code: string
  label: string
  /** The partial that shows the answer, empty when there is none. */
  partial: string
  answer?: ReadView
  /** Why there is nothing to read, or why what is read was refused. */
  note: string
}

export interface ReadingSection {
  id: string
  letter: string
  title: string
  answers: AnswerView[]
}

/** A whole dossier to be read, without controls: for staff, the committee and PDFs. Hidden questions are left out. */
export function readingView(
  definition: FormDefinition,
  { answers, files, stage = 'deposit' }: DossierInForm,
  scope: Omit<ReadScope, 'valueOf'>
): ReadingSection[] {
  const visibility = visibilityOf(definition, answers, stage)
  const labels = labelsOf(definition)
  const within: ReadScope = { ...scope, valueOf: (id) => visibility.valueOf(id) }
  return definition.sections.map((section, index) => ({
    id: section.id,
    letter: sectionLetter(index),
    title: say(section.title, scope.lang),
    answers: questionsOfSection(section)
      .filter((one) => visibility.isShown(one.id))
      .map((one) => {
        const read = readAnswer(one, answers, files, within)
        return {
          question: one.id,
          id: `answer-${one.id}`,
          code: labels.get(one.id) ?? '',
          label: say(one.label, scope.lang),
          partial: read.answer ? `answers/${read.answer.kind}` : '',
          ...read
        }
      })
  }))
}

function readAnswer(
  question: Question,
  answers: Answers,
  files: readonly AttachedFile[],
  scope: ReadScope
): Pick<AnswerView, 'answer' | 'note'> {
  const none = { note: scope.t('forms.no-answer') }
  if (question.type === 'departements') {
    const names = departementNames(question, scope)
    return names.length > 0 ? { answer: { kind: 'line', text: names.join(', ') }, note: '' } : none
  }
  if (question.type === 'attachment') {
    const own = files.filter((one) => one.question === question.id)
    if (own.length === 0) return { note: scope.t('forms.no-file') }
    return {
      answer: { kind: 'files', files: own.map((one) => fileView(one, scope.lang)) },
      note: ''
    }
  }
  const answer = findAnswer(answers, question.id)
  if (answer?.value !== undefined) {
    return { answer: fieldOf(question).read(question, answer.value, scope), note: '' }
  }
  const typed = textsIn(answer?.raw)
  if (typed.length === 0) return none
  return {
    answer: { kind: 'paragraphs', paragraphs: typed },
    note: scope.t('forms.refused-answer')
  }
}

/** What was typed, as it was typed, when it could not be read as an answer. */
function textsIn(raw: Json | undefined): string[] {
  if (typeof raw === 'string') return raw === '' ? [] : [raw]
  if (typeof raw !== 'object') return []
  return Object.values(raw).flatMap((one: Json) => textsIn(one))
}
