import { createHash } from 'node:crypto'
import type { Localized } from '../shared/lang.ts'
import { findAnswer, type Answer, type Answers, type AttachedFile } from './answers.ts'
import { canonicalJson } from './canonical-json.ts'
import { questionsOfSection, type FormDefinition, type Question } from './definition.ts'
import type { SentenceVariables } from './field-type.ts'
import { sentenceOf } from './fields/commitment.ts'
import { departementNames } from './fields/departements.ts'
import type { Option } from './question-base.ts'
import { labelsOf, sectionLetter } from './positions.ts'
import { visibilityOf, type Stage, type Visibility } from './visibility.ts'

/** A question as it was worded, and what was answered. */
export interface FrozenQuestion {
  id: string
  position: string
  type: Question['type']
  label: Localized
  hint?: Localized
  /** The sentence committed to, or the options proposed: part of the wording. */
  sentence?: Localized
  options?: Option[]
  answer?: Answer
  /** What was computed, for départements. */
  computed?: string[]
  files?: { id: string; name: string; type: string; size: number; sha256: string }[]
}

export interface RevisionContent {
  format: 'candide.revision/1'
  sections: { id: string; letter: string; title: Localized; questions: FrozenQuestion[] }[]
}

export interface Revision {
  content: RevisionContent
  /** The exact bytes hashed: keep them. */
  bytes: Buffer
  /** Of the bytes, in hexadecimal. */
  sha256: string
}

/**
 * An immutable revision: the questions that are shown, as they are worded, with their answers and the
 * digests of their files. Answers to hidden questions are left out; those still refused are kept as such.
 * @param variables words that sentences name, such as `rulesVersion`
 */
export function freeze(
  definition: FormDefinition,
  answers: Answers,
  files: readonly AttachedFile[],
  { variables, stage = 'deposit' }: { variables: SentenceVariables; stage?: Stage }
): Revision {
  const visibility = visibilityOf(definition, answers, stage)
  const labels = labelsOf(definition)
  const content: RevisionContent = {
    format: 'candide.revision/1',
    sections: definition.sections.map((section, index) => ({
      id: section.id,
      letter: sectionLetter(index),
      title: section.title,
      questions: questionsOfSection(section)
        .filter((one) => visibility.isShown(one.id))
        .map((one) => ({
          ...wordingOf(one, labels.get(one.id) ?? '', variables),
          ...answerIn(one, answers, files, visibility)
        }))
    }))
  }
  const bytes = Buffer.from(canonicalJson(content), 'utf8')
  return { content, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The answers of a revision, as the form takes them. */
export function answersOf(content: RevisionContent): Answer[] {
  return content.sections.flatMap((section) => section.questions.flatMap((one) => one.answer ?? []))
}

function wordingOf(
  question: Question,
  position: string,
  variables: SentenceVariables
): FrozenQuestion {
  const { id, type, label, hint } = question
  return {
    id,
    position,
    type,
    label,
    ...(hint && { hint }),
    ...('options' in question && { options: question.options }),
    ...(question.type === 'commitment' && { sentence: filled(question.sentence, variables) })
  }
}

function filled(sentence: Localized, variables: SentenceVariables): Localized {
  const fr = sentenceOf(sentence, { lang: 'fr', variables })
  return sentence.en ? { fr, en: sentenceOf(sentence, { lang: 'en', variables }) } : { fr }
}

function answerIn(
  question: Question,
  answers: Answers,
  files: readonly AttachedFile[],
  visibility: Visibility
): Pick<FrozenQuestion, 'answer' | 'computed' | 'files'> {
  if (question.type === 'departements') return { computed: departementNames(question, visibility) }
  if (question.type === 'attachment') {
    const attached = files.filter((one) => one.question === question.id)
    return {
      files: attached.map(({ id, name, type, size, sha256 }) => ({ id, name, type, size, sha256 }))
    }
  }
  const answer = findAnswer(answers, question.id)
  if (!answer) return {}
  const { value, errors } = answer
  return { answer: value === undefined || errors ? answer : { id: question.id, value } }
}
