/**
 * Forms: what a call asks, what candidates answer, how far they are, and the exact bytes they deposit.
 * A form knows nothing of calls, dossiers or pages.
 */
export {
  answersOf,
  freeze,
  type FrozenQuestion,
  type Revision,
  type RevisionContent
} from './freeze.ts'
export {
  findAnswer,
  type Answer,
  type Answers,
  type AttachedFile,
  type FieldError,
  type Json
} from './answers.ts'
export { REMOVE_FILE } from './attachment-view.ts'
export { canonicalJson } from './canonical-json.ts'
export { carryOver } from './carry-over.ts'
export { checkDefinition, readDefinition, type DefinitionResult } from './check-definition.ts'
export type { DefinitionProblem } from './check-references.ts'
export { changedQuestions, compareRevisions, type RevisionChanges } from './compare-revisions.ts'
export { completeness, type Completeness, type SectionProgress } from './completeness.ts'
export type { Condition } from './condition.ts'
export {
  formDefinition,
  findQuestion,
  findSection,
  questionsOf,
  questionsOfSection,
  type FormDefinition,
  type Group,
  type Question,
  type QuestionType,
  type Section
} from './definition.ts'
export { addQuestion, moveQuestion, removeQuestion, replaceQuestion } from './edit-definition.ts'
export { eligibility, type Eligibility } from './eligibility.ts'
export type { SentenceVariables, Translate } from './field-type.ts'
export { suggestCommunes } from './fields/communes.ts'
export { checkFile, type Attachment } from './fields/attachment.ts'
export type { BudgetValue } from './fields/budget.ts'
export { formatSize } from './format.ts'
export { inventAnswers, plainQuestion, type InventedAnswers } from './invent/invent-answers.ts'
export { localText } from './local-text.ts'
export { messageOf } from './message.ts'
export { onlyIf } from './only-if.ts'
export { labelsOf, sectionLetter } from './positions.ts'
export { danglingMentions } from './dangling-mentions.ts'
export { anchorOf, problemText, type Problem } from './problems.ts'
export { ADD_ROW, readSection, REMOVE_ROW } from './read-section.ts'
export type { BudgetSideView, FileView, ReadView } from './read-view.ts'
export { readingView, type AnswerView, type ReadingSection } from './reading-view.ts'
export type { DossierInForm, FieldView, SectionView } from './field-view.ts'
export { sectionView } from './section-view.ts'
export { visibilityOf, type Stage, type Visibility } from './visibility.ts'
