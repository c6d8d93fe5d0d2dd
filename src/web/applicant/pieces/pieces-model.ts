import { questionsOfSection, sectionView, type FieldView } from '../../../forms/index.ts'
import { newId } from '../../../shared/ids.ts'
import type { PersonRequest, ViewModel } from '../../page.ts'
import { paths } from '../../paths.ts'
import { deadlineWords, timeLeft } from '../../public/call/calendar-words.ts'
import { dossierHead } from '../dossier/dossier-head.ts'
import type { OpenDossier } from '../dossier/open-dossier.ts'
import { showFileErrors, type FileErrors } from '../section/file-errors.ts'
import { alone, withNested } from '../section/nested-fields.ts'
import { formScope, withAddresses } from '../section/form-scope.ts'

/** The page of the pieces asked after the selection, and of nothing else of the form. */
export async function piecesModel(
  request: PersonRequest,
  dossier: OpenDossier,
  fileErrors: FileErrors
): Promise<ViewModel> {
  const { services, account, t, clock } = request
  const { number, context, instance, mayWrite } = dossier
  const { content, files, asked, missing } = await services.selection.wantedPieces({
    account,
    number
  })
  const revision = await services.applications.revision(number, context.deposit?.revision ?? 0)
  const answers = revision?.answers ?? []
  const shown = { answers, files: withAddresses(number, files), stage: 'selection' as const }
  const scope = formScope(dossier.voice, dossier.rules)
  const fields = content.form.sections
    .filter((section) => questionsOfSection(section).some(({ id }) => asked.includes(id)))
    .map((section) =>
      showFileErrors(sectionView(content.form, section.id, shown, scope), fileErrors)
    )
    .flatMap(({ groups }) => groups.flatMap((group) => group.fields.flatMap(withNested).map(alone)))
    .filter(({ question }) => asked.includes(question))
    .map(oneAtATime)
  const open = instance.states.some((state) => /\.accepted\.pieces/.test(state))
  const until = new Date(context.piecesBy ?? context.calendar.piecesDueAt)
  return {
    title: t('applicant.pieces.title', { number }),
    ...{ head: dossierHead(dossier), fields, missing: missing.length, open },
    until: deadlineWords(until, dossier.voice),
    left: timeLeft(until, clock.now(), { t }) || t('applicant.pieces.past'),
    errors: [...fileErrors].flatMap(([question, texts]) =>
      texts.map((text) => ({ href: `#field-${question}`, text }))
    ),
    ...{ mayWrite, command: newId(), action: paths.applicant.pieces(number) }
  }
}

/** A piece that is there is removed before another takes its place. */
function oneAtATime(field: FieldView): FieldView {
  const { files, send } = field
  if (!Array.isArray(files) || files.length === 0) return field
  return { ...field, send: { ...(send as object), possible: false } }
}
