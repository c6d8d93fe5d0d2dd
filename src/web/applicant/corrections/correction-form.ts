import type { OpenCorrection } from '../../../applications/index.ts'
import {
  anchorOf,
  completeness,
  problemText,
  questionsOfSection,
  sectionView,
  type FieldView,
  type SectionView
} from '../../../forms/index.ts'
import { newId } from '../../../shared/ids.ts'
import type { PersonRequest, ViewModel } from '../../page.ts'
import { paths } from '../../paths.ts'
import { timeLeftOrPassed } from '../../public/call/calendar-words.ts'
import { dossierHead } from '../dossier/dossier-head.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { showFileErrors, type FileErrors } from '../section/file-errors.ts'
import { alone, mapNested, withNested } from '../section/nested-fields.ts'
import { formScope, withAddresses } from '../section/form-scope.ts'
import { reopenedLabels } from './shown-correction.ts'

/** The page of one request to correct: what was asked, and the questions it reopens, alone. */
export function correctionForm(
  request: PersonRequest,
  dossier: OpenDossier,
  { correction, rules, answers, files, person }: OpenCorrection,
  fileErrors: FileErrors
): ViewModel {
  const { t, lang, clock } = request
  const { form } = rules.content
  const { number } = dossier
  const reopened = new Set(correction.reopens)
  const shown = { answers, files: withAddresses(number, files) }
  const scope = formScope(dossier.voice, rules.seal.version)
  const sections = form.sections
    .filter((section) => questionsOfSection(section).some(({ id }) => reopened.has(id)))
    .map((section) =>
      only(showFileErrors(sectionView(form, section.id, shown, scope), fileErrors), reopened)
    )
  const problems = completeness(form, answers, files).problems.filter(({ question }) =>
    reopened.has(question)
  )
  const dueAt = dossier.context.corrections.find(({ id }) => id === correction._id)?.dueAt
  const due = new Date(dueAt ?? correction.dueAt)
  const refused = [...fileErrors].flatMap(([question, texts]) =>
    texts.map((text) => ({ href: `#field-${question}`, text }))
  )
  return {
    title: t('applicant.correction.title', { number }),
    ...{
      head: dossierHead(dossier),
      message: correction.message,
      requestedAt: correction.requestedAt
    },
    kind: t(`applicant.correction.kind.${correction.kind}`),
    reopens: reopenedLabels(correction, dossier, lang),
    ...{ dueAt: due, left: timeLeftOrPassed(due, clock.now(), { t }) },
    ...{ sections, errors: refused, note: correction.note, command: newId() },
    toSettle: problems.map((one) => ({
      href: anchorOf(one),
      text: problemText(one, form, t, lang)
    })),
    mayWrite: person.roles.includes('writer'),
    signatory: rules.content.settings.signatory,
    action: paths.applicant.correction(number, correction.rank),
    scripts: ['form.js', 'communes.js']
  }
}

/** A section with nothing but what is reopened; what is asked with a question comes with it when it is reopened too. */
function only(section: SectionView, reopened: ReadonlySet<string>): SectionView {
  const single = (field: FieldView) => (reopened.has(field.question) ? [alone(field)] : [])
  const keep = (field: FieldView): FieldView[] => {
    if (!reopened.has(field.question)) return below(field).flatMap(single)
    const closed = below(field).some(({ question }) => !reopened.has(question))
    return closed ? [alone(field), ...below(field).flatMap(single)] : [field]
  }
  const groups = section.groups
    .map((group) => ({
      ...group,
      fields: group.fields.flatMap(keep).map((field) => mapNested(field, withoutRemoval))
    }))
    .filter(({ fields }) => fields.length > 0)
  return { ...section, groups }
}

/** Every question asked with this one, wherever it is nested. */
function below(field: FieldView): FieldView[] {
  return withNested(field).slice(1)
}

/** A piece is replaced, or one is added: what the deposit held stays with it. */
function withoutRemoval(field: FieldView): FieldView {
  const { files } = field
  if (!Array.isArray(files)) return field
  return { ...field, files: (files as object[]).map((file) => ({ ...file, remove: null })) }
}
