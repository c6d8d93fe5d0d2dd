import { canonicalJson } from './canonical-json.ts'
import { questionsOf, type FormDefinition } from './definition.ts'
import type { FrozenQuestion, RevisionContent } from './freeze.ts'

export interface RevisionChanges {
  /** Questions whose answer is not the same, or is only in one of the two. */
  answers: string[]
  /** Pieces whose files are not the same. */
  pieces: string[]
}

/** What differs between two revisions of one dossier, by question id: a change of wording alone does not count. */
export function compareRevisions(before: RevisionContent, after: RevisionContent): RevisionChanges {
  return { answers: changed(before, after, answerText), pieces: changed(before, after, filesText) }
}

/** Questions that are new in an amended form, or not asked as they were: to be marked in drafts carried over. */
export function changedQuestions(before: FormDefinition, after: FormDefinition): string[] {
  const old = new Map(questionsOf(before).map((one) => [one.id, canonicalJson(one)]))
  return questionsOf(after)
    .filter((one) => old.get(one.id) !== canonicalJson(one))
    .map((one) => one.id)
}

function changed(
  before: RevisionContent,
  after: RevisionContent,
  textOf: (question: FrozenQuestion) => string
): string[] {
  const old = textsOf(before, textOf)
  const recent = textsOf(after, textOf)
  const ids = new Set([...recent.keys(), ...old.keys()])
  return [...ids].filter((id) => (old.get(id) ?? '') !== (recent.get(id) ?? ''))
}

function textsOf(content: RevisionContent, textOf: (question: FrozenQuestion) => string) {
  const questions = content.sections.flatMap((one) => one.questions)
  return new Map(questions.map((one) => [one.id, textOf(one)]))
}

function answerText(question: FrozenQuestion): string {
  return question.answer ? canonicalJson(question.answer) : ''
}

/** The same bytes under the same name are the same piece, even sent again. */
function filesText(question: FrozenQuestion): string {
  const files = (question.files ?? []).map(({ name, sha256 }) => `${sha256} ${name}`)
  return files.sort().join('\n')
}
