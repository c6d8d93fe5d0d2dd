import { findAnswer, type Answers, type AttachedFile } from './answers.ts'
import { attachmentControl } from './attachment-view.ts'
import { comparisonsOf } from './condition.ts'
import { controlView, type ControlView } from './control-view.ts'
import {
  findSection,
  questionsOfSection,
  type FormDefinition,
  type Question
} from './definition.ts'
import { eligibility } from './eligibility.ts'
import { editScope, htmlIdOf } from './edit-scope.ts'
import type { EditScope, ReadScope } from './field-type.ts'
import { fieldInput } from './field-input.ts'
import { departementNames } from './fields/departements.ts'
import { fieldOf } from './fields/index.ts'
import { say } from './local-text.ts'
import { nest } from './nest-questions.ts'
import { onlyIf } from './only-if.ts'
import type { DossierInForm, FieldView, SectionView } from './field-view.ts'
import { labelsOf, sectionLetter } from './positions.ts'
import { visibilityOf, type Stage } from './visibility.ts'

/**
 * The page of one section, as plain data for `views/partials/fields/`.
 * @param scope language, sentences, and the words that sentences of the form may name
 * @throws RangeError when the form has no such section
 */
export function sectionView(
  definition: FormDefinition,
  sectionId: string,
  dossier: DossierInForm,
  scope: Omit<ReadScope, 'valueOf'>
): SectionView {
  const section = findSection(definition, sectionId)
  if (!section) throw new RangeError(`The form has no section ${sectionId}.`)
  const { answers, files, stage = 'deposit' } = dossier
  const visibility = visibilityOf(definition, answers, stage)
  const labels = labelsOf(definition)
  const { blocked } = eligibility(definition, answers)
  const here = questionsOfSection(section)
  const view = (question: Question): FieldView => {
    const within: ReadScope = { ...scope, valueOf: (id) => visibility.valueOf(id) }
    const shown = visibility.isShown(question.id)
    const because = blocked.find((one) => one.question === question.id)?.because
    return {
      ...controlOf(question, answers, files, within, visibility.isWanted(question) || !shown),
      question: question.id,
      code: labels.get(question.id) ?? '',
      published: question.published ? scope.t('forms.published') : '',
      onlyIf: shown ? '' : onlyIf(question, definition, scope),
      shownIf: question.shownIf ? JSON.stringify(question.shownIf) : '',
      blocked: because ? say(because, scope.lang) : '',
      parts: []
    }
  }
  const onPage = (question: Question) =>
    visibility.isShown(question.id) ||
    mayAppear(question, here, stage, (id) => visibility.isShown(id))
  return {
    id: section.id,
    letter: sectionLetter(definition.sections.indexOf(section)),
    title: say(section.title, scope.lang),
    intro: section.intro ? say(section.intro, scope.lang) : '',
    groups: section.groups
      .map((group) => ({
        title: group.title ? say(group.title, scope.lang) : '',
        fields: nest(group.questions.filter(onPage), view)
      }))
      .filter((group) => group.fields.length > 0)
  }
}

/** Whether an answer on this very page can make a question appear: it must then be on the page. */
function mayAppear(
  question: Question,
  here: readonly Question[],
  stage: Stage,
  isShown: (id: string) => boolean
): boolean {
  const { shownIf, after } = question
  if (!shownIf || (after === 'selection' && stage === 'deposit')) return false
  const answers = comparisonsOf(shownIf).map((one) => one.question)
  return answers.some((id) =>
    here.some((one) => one.id === id && (isShown(id) || mayAppear(one, here, stage, isShown)))
  )
}

function controlOf(
  question: Question,
  answers: Answers,
  files: readonly AttachedFile[],
  scope: ReadScope,
  required: boolean
): ControlView {
  const answer = findAnswer(answers, question.id)
  const edit: EditScope = editScope(
    scope,
    question.id,
    htmlIdOf(question.id),
    answer?.errors ?? [],
    required
  )
  if (question.type === 'attachment') {
    return controlView(question, attachmentControl(files), '', edit)
  }
  if (question.type === 'departements') {
    const names = departementNames(question, scope)
    const text = names.length > 0 ? names.join(', ') : scope.t('forms.departements-none')
    return controlView(question, { edit: () => ({ text }) }, '', edit)
  }
  const field = fieldOf(question)
  const typed =
    answer?.raw ?? (answer?.value === undefined ? undefined : field.toRaw(question, answer.value))
  const raw = field.shape.safeParse(typed)
  const blank = () => field.gather(question, fieldInput({}, question.id))
  return controlView(question, field, raw.success ? raw.data : blank(), edit)
}
