import type { Answers, AttachedFile } from './answers.ts'
import type { ControlView } from './control-view.ts'
import type { Stage } from './visibility.ts'

/** One question on the page of its section. */
export interface FieldView extends ControlView {
  question: string
  /** Its position, such as `D6`; empty for pieces. */
  code: string
  /** Said under the question when its answer will be published. */
  published: string
  /** Said when it stands on the page and yet is not asked as things are; a script hides it instead. */
  onlyIf: string
  /** The condition as JSON, for the script; empty when it is always asked, or nested under its option. */
  shownIf: string
  /** Why the answer given forbids to apply, and what can be done. */
  blocked: string
  /** Questions asked with this one, under it. */
  parts: FieldView[]
}

export interface SectionView {
  id: string
  letter: string
  title: string
  intro: string
  groups: { title: string; fields: FieldView[] }[]
}

export interface DossierInForm {
  answers: Answers
  files: readonly AttachedFile[]
  stage?: Stage
}
