import type { OpenDraft } from '../../applications/index.ts'
import { ADD_ROW, findSection, REMOVE_FILE, REMOVE_ROW } from '../../forms/index.ts'
import { Stale } from '../../shared/errors.ts'
import { notFound, redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { textOf } from './dossier/command-of.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { conflict, isSameAsStored } from './section/conflict.ts'
import { keptLabels } from './section/kept-labels.ts'
import { sectionModel } from './section/section-model.ts'
import { takeFiles, UPLOAD_BYTES } from './section/take-files.ts'

/**
 * One section of the form. What is typed is saved as it is, mistakes included: they are shown beside their
 * fields, and only the deposit waits for them.
 */
export const section: Page = {
  path: paths.applicant.section(':dossier', ':section'),
  audience: 'applicant',
  nav: 'dossiers',
  upload: { fileBytes: UPLOAD_BYTES },
  keptLabels,
  get: async (request) => {
    const found = await find(request)
    if (!found) return notFound()
    const { dossier, open, id } = found
    if (!open.mayWrite) return redirect(`${paths.applicant.review(dossier.number)}#section-${id}`)
    return view('applicant/section', await sectionModel(request, dossier, id, { open }))
  },
  post: async (request) => {
    const found = await find(request)
    if (!found) return notFound()
    const { dossier, open, id } = found
    const typed = Number(textOf(request, 'expect'))
    const expect = Number.isInteger(typed) && typed > 0 ? typed : open.draft.v
    try {
      await request.services.applications.saveSection({
        ...{
          account: request.account,
          number: dossier.number,
          section: id,
          input: request.body,
          expect
        }
      })
    } catch (error) {
      if (!(error instanceof Stale)) throw error
      const now = await reopen(request, dossier)
      if (!isSameAsStored(now, id, request.body)) return conflict(request, dossier, now, id)
    }
    return afterSaving(request, dossier, id)
  }
}

interface Found {
  dossier: OpenDossier
  open: OpenDraft
  id: string
}

async function find(request: PersonRequest): Promise<Found | null> {
  const dossier = await openDossier(request)
  const open = await reopen(request, dossier)
  const id = request.params['section'] ?? ''
  return findSection(open.rules.content.form, id) ? { dossier, open, id } : null
}

function reopen({ services, account }: PersonRequest, { number }: OpenDossier) {
  return services.applications.openDraft({ account, number })
}

/** The text is safe: now the files, then where the person was going. */
async function afterSaving(
  request: PersonRequest,
  dossier: OpenDossier,
  id: string
): Promise<Answer> {
  const { services, account, body, t } = request
  const { number } = dossier
  const { applications } = services
  const here = paths.applicant.section(number, id)
  const removed = textOf(request, REMOVE_FILE)
  if (removed !== '') {
    await applications.removeFile({ account, number, id: removed })
    return redirect(here, t('applicant.section.file-removed'))
  }
  const saved = await reopen(request, dossier)
  const { draft, rules } = saved
  const fileErrors = await takeFiles(
    request,
    draft.files,
    rules.content.settings.fileBytes,
    (question, upload) => applications.attachFile({ account, number, question, upload })
  )
  const list = [ADD_ROW, REMOVE_ROW, 'rows.search'].map((name) => textOf(request, name))
  const row = list.find((one) => one !== '')
  if (row && fileErrors.size === 0) return redirect(`${here}#field-${row.split('.', 1)[0] ?? ''}`)

  // without files nothing has changed since
  const open = request.files.length > 0 ? await reopen(request, dossier) : saved
  const model = await sectionModel(request, dossier, id, { open, fileErrors })
  const hasErrors = Array.isArray(model['errors']) && model['errors'].length > 0
  if (hasErrors) return view('applicant/section', model, 422)
  if (body['suite'] !== 'continuer') return redirect(here)
  const { sections } = open.rules.content.form
  const next = sections[sections.findIndex((one) => one.id === id) + 1]
  return redirect(next ? paths.applicant.section(number, next.id) : paths.applicant.review(number))
}
