import { ADD_ROW, REMOVE_FILE, REMOVE_ROW } from '../../forms/index.ts'
import type { OpenCorrection } from '../../applications/index.ts'
import type { Sentence } from '../../shared/errors.ts'
import { NotFound } from '../../shared/errors.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { tell } from '../refusals/index.ts'
import { correctionForm } from './corrections/correction-form.ts'
import { commandOf, textOf } from './dossier/command-of.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import type { FileErrors } from './section/file-errors.ts'
import { takeFiles, UPLOAD_BYTES } from './section/take-files.ts'

/** The answer to one request: only what it reopens can change, and the deposit keeps its date. */
export const correction: Page = {
  path: paths.applicant.correction(':dossier', ':rank'),
  audience: 'applicant',
  nav: 'dossiers',
  upload: { fileBytes: UPLOAD_BYTES },
  get: async (request) => {
    const dossier = await openDossier(request)
    const open = await find(request, dossier)
    return open
      ? show(request, dossier, open, {})
      : redirect(paths.applicant.corrections(dossier.number))
  },
  post: async (request) => {
    const dossier = await openDossier(request)
    const open = await find(request, dossier)
    if (!open) return redirect(paths.applicant.corrections(dossier.number))
    const { services, account, t } = request
    const { number } = dossier
    const on = { account, number, id: open.correction._id }
    const note = textOf(request, 'note')
    await services.applications.saveCorrection({ ...on, input: request.body, note })
    const { fileBytes } = open.rules.content.settings
    const fileErrors = await takeFiles(request, open.files, fileBytes, (question, upload) =>
      services.applications.attachToCorrection({ ...on, question, upload })
    )
    const saved = (await find(request, dossier)) ?? open
    if (fileErrors.size > 0) return show(request, dossier, saved, { fileErrors })
    const row = [ADD_ROW, REMOVE_ROW, REMOVE_FILE, 'rows.search'].some(
      (name) => textOf(request, name) !== ''
    )
    if (row || request.body['suite'] !== 'envoyer') {
      return redirect(
        paths.applicant.correction(number, open.correction.rank),
        t('applicant.correction.saved')
      )
    }
    try {
      await services.applications.answerCorrection({ ...on, command: commandOf(request) })
    } catch (error) {
      const told = tell(error, dossier.voice)
      if (!told) throw error
      return show(request, dossier, saved, { refused: told.sentences })
    }
    return redirect(paths.applicant.dossier(number), t('applicant.correction.sent'))
  }
}

/** The open request of this rank, or null when it is open no more. */
async function find(
  request: PersonRequest,
  { number }: OpenDossier
): Promise<OpenCorrection | null> {
  const { services, account, params } = request
  const all = await services.applications.corrections({ account, number })
  const asked = all.find(({ rank }) => String(rank) === params['rank'])
  if (!asked) throw new NotFound(`correction of ${number}`)
  try {
    return await services.applications.openCorrection({ account, number, id: asked._id })
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

function show(
  request: PersonRequest,
  dossier: OpenDossier,
  open: OpenCorrection,
  { refused, fileErrors }: { refused?: Sentence[]; fileErrors?: FileErrors }
): Answer {
  const model = correctionForm(request, dossier, open, fileErrors ?? new Map())
  const status = refused ? 409 : fileErrors ? 422 : 200
  return view('applicant/correction', { ...model, sentences: refused ?? [] }, status)
}
