import type { OpenDraft } from '../../applications/index.ts'
import { ADD_ROW, completeness, findSection, REMOVE_FILE, REMOVE_ROW } from '../../forms/index.ts'
import { Stale } from '../../shared/errors.ts'
import { notFound, redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { textOf } from './dossier/command-of.ts'
import { dossierOf } from './dossier/open-dossier.ts'
import { conflict, isSameAsStored } from './section/conflict.ts'
import { keptLabels } from './section/kept-labels.ts'
import { sectionModel, toTakeUp } from './section/section-model.ts'
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
    const { number, id } = named(request)
    const open = await reopen(request)
    const dossier = dossierOf(request, open, open.inForce)
    if (!findSection(open.rules.content.form, id)) return notFound()
    if (!open.mayWrite) return redirect(`${paths.applicant.review(number)}#section-${id}`)
    return view('applicant/section', await sectionModel(request, dossier, id, { open }))
  },
  post: async (request) => {
    const { services, account, body: input } = request
    const { number, id } = named(request)
    const expect = Number(textOf(request, 'expect'))
    const version = Number.isInteger(expect) && expect > 0 ? { expect } : {}
    let saved: OpenDraft
    try {
      const form = { account, number, section: id, input, ...version }
      saved = await services.applications.saveSection(form)
    } catch (error) {
      if (!(error instanceof Stale)) throw error
      saved = await reopen(request)
      if (!isSameAsStored(saved, id, input)) {
        return conflict(request, dossierOf(request, saved, saved.inForce), saved, id)
      }
    }
    return afterSaving(request, saved)
  }
}

function named({ params }: PersonRequest): { number: string; id: string } {
  return { number: params['dossier'] ?? '', id: params['section'] ?? '' }
}

function reopen(request: PersonRequest): Promise<OpenDraft> {
  const { services, account } = request
  return services.applications.openDraft({ account, number: named(request).number })
}

/** The text is safe: now the files, then where the person was going. */
async function afterSaving(request: PersonRequest, saved: OpenDraft): Promise<Answer> {
  const { services, account, body, t } = request
  const { applications } = services
  const { number, id } = named(request)
  const here = paths.applicant.section(number, id)
  const removed = textOf(request, REMOVE_FILE)
  if (removed !== '') {
    await applications.removeFile({ account, number, id: removed })
    return redirect(here, t('applicant.section.file-removed'))
  }
  const fileErrors = await takeFiles(
    request,
    saved.draft.files,
    saved.rules.content.settings.fileBytes,
    (question, upload) => applications.attachFile({ account, number, question, upload })
  )
  const list = [ADD_ROW, REMOVE_ROW, 'rows.search'].map((name) => textOf(request, name))
  const row = list.find((one) => one !== '')
  if (row && fileErrors.size === 0) return redirect(`${here}#field-${row.split('.', 1)[0] ?? ''}`)

  // without files nothing has changed since
  const open = request.files.length > 0 ? await reopen(request) : saved
  const { form } = open.rules.content
  const { problems } = completeness(form, open.draft.answers, open.draft.files)
  if (fileErrors.size > 0 || toTakeUp(problems, id).length > 0) {
    const dossier = dossierOf(request, open, open.inForce)
    const model = await sectionModel(request, dossier, id, { open, fileErrors })
    return view('applicant/section', model, 422)
  }
  if (body['suite'] !== 'continuer') return redirect(here)
  const next = form.sections[form.sections.findIndex((one) => one.id === id) + 1]
  return redirect(next ? paths.applicant.section(number, next.id) : paths.applicant.review(number))
}
