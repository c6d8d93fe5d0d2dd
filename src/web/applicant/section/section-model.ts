import type { OpenDraft } from '../../../applications/index.ts'
import {
  anchorOf,
  completeness,
  findSection,
  problemText,
  sectionView,
  type Problem
} from '../../../forms/index.ts'
import { newId } from '../../../shared/ids.ts'
import { inLang } from '../../../shared/lang.ts'
import { parisTime } from '../../../shared/paris-time.ts'
import type { PersonRequest, ViewModel } from '../../page.ts'
import { paths } from '../../paths.ts'
import { closingFacts } from '../dossier/closing-facts.ts'
import { dossierHead } from '../dossier/dossier-head.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { peopleOf } from '../dossier/people-of.ts'
import { sameTerritory } from '../dossier/same-territory.ts'
import { showFileErrors, type FileErrors } from './file-errors.ts'
import { formScope, withAddresses } from './form-scope.ts'
import { sectionLinks } from './section-nav.ts'

export interface SectionState {
  open: OpenDraft
  /** why files were not taken just now */
  fileErrors?: FileErrors
}

/** The page of one section: the questions, how far the dossier is, who is on it, and what closing will do. */
export async function sectionModel(
  request: PersonRequest,
  dossier: OpenDossier,
  sectionId: string,
  { open, fileErrors = new Map() }: SectionState
): Promise<ViewModel> {
  const { t, lang, clock } = request
  const [people, twin] = await Promise.all([
    peopleOf(request, dossier),
    sameTerritory(request, dossier)
  ])
  const { draft, rules } = open
  const { form, settings } = rules.content
  const scope = formScope(dossier.voice, draft.rules)
  const files = withAddresses(dossier.number, draft.files)
  const view = sectionView(form, sectionId, { answers: draft.answers, files }, scope)
  const progress = completeness(form, draft.answers, draft.files)
  const errors = [
    ...toTakeUp(progress.problems, sectionId).map((one) => ({
      href: anchorOf(one),
      text: problemText(one, form, t, lang)
    })),
    ...[...fileErrors].flatMap(([question, texts]) =>
      texts.map((text) => ({ href: `#field-${question}`, text }))
    )
  ]
  const links = sectionLinks(form, progress, dossier.voice, {
    ...{ number: dossier.number, current: sectionId }
  })
  const index = form.sections.findIndex(({ id }) => id === sectionId)
  const saved = draft.sections[sectionId] !== undefined
  return {
    title: t('applicant.section.title', {
      letter: view.letter,
      title: view.title,
      number: dossier.number
    }),
    ...{ head: dossierHead(dossier), section: showFileErrors(view, fileErrors) },
    ...{ errors, filesRefused: fileErrors.size > 0, links },
    intro: introOf(form, sectionId, lang),
    answered: progress.answered,
    required: progress.required,
    closing: closingFacts(rules.content, request),
    onlySigned: settings.signatory,
    people,
    peoplePath: paths.applicant.people(dossier.number),
    twin,
    savedAt: saved ? savedWords(draft.updatedAt, clock.now(), lang) : '',
    ...{ expect: draft.v, command: newId(), deposited: dossier.context.deposit !== null },
    action: paths.applicant.section(dossier.number, sectionId),
    previous: links[index - 1],
    next: links[index + 1] ?? null,
    reviewPath: paths.applicant.review(dossier.number),
    dossierBytes: {
      used: draft.files.reduce((sum, { size }) => sum + size, 0),
      max: settings.dossierBytes
    },
    ...(dossier.typed && { typedPath: paths.staff.paper(dossier.number) }),
    ...{ fullWidth: true, scripts: ['form.js', 'communes.js', 'autosave.js'] }
  }
}

/** What stands in a section and must be taken up again; what is only missing is no error while one writes. */
export function toTakeUp(problems: readonly Problem[], section: string): Problem[] {
  const missing = ['missing', 'missing-file']
  return problems.filter((one) => one.section === section && !missing.includes(one.error.code))
}

function introOf(
  form: OpenDraft['rules']['content']['form'],
  sectionId: string,
  lang: PersonRequest['lang']
): string {
  const intro = findSection(form, sectionId)?.intro
  return intro ? inLang(intro, lang).text : ''
}

/** « 14 h 32 » today, with its date otherwise. */
function savedWords(at: Date, now: Date, lang: PersonRequest['lang']): string {
  const day = 86_400_000
  const sameDay = now.getTime() - at.getTime() < day
  return sameDay ? parisTime(at, lang) : ''
}
