import { REMOVE_FILE } from '../../forms/index.ts'
import type { Sentence } from '../../shared/errors.ts'
import { NotFound } from '../../shared/errors.ts'
import { redirect, view, type Answer, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { tell } from '../refusals/index.ts'
import { commandOf, textOf } from './dossier/command-of.ts'
import { openDossier, type OpenDossier } from './dossier/open-dossier.ts'
import { piecesModel } from './pieces/pieces-model.ts'
import type { FileErrors } from './section/file-errors.ts'
import { takeFiles, UPLOAD_BYTES } from './section/take-files.ts'

/** The pieces asked of selected dossiers only: the bank details, the vote that was scheduled. */
export const pieces: Page = {
  path: paths.applicant.pieces(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  upload: { fileBytes: UPLOAD_BYTES },
  get: async (request) => show(request, await find(request), {}),
  post: async (request) => {
    const dossier = await find(request)
    const { services, account, t } = request
    const { number } = dossier
    const { selection } = services
    const here = paths.applicant.pieces(number)
    const removed = textOf(request, REMOVE_FILE)
    try {
      if (removed !== '') {
        await selection.removePiece({ account, number, id: removed })
        return redirect(here, t('applicant.section.file-removed'))
      }
      const { files, content } = await selection.wantedPieces({ account, number })
      const { fileBytes } = content.settings
      const fileErrors = await takeFiles(request, files, fileBytes, (question, upload) =>
        selection.attachPiece({ account, number, question, upload })
      )
      if (fileErrors.size > 0) return await show(request, dossier, { fileErrors })
      if (request.body['suite'] !== 'envoyer') return redirect(here, t('applicant.pieces.saved'))
      await selection.providePieces({ account, number, command: commandOf(request) })
    } catch (error) {
      const told = tell(error, dossier.voice)
      if (!told) throw error
      return show(request, dossier, { refused: told.sentences })
    }
    return redirect(paths.applicant.dossier(number), t('applicant.pieces.sent'))
  }
}

/** Nothing is asked before the answer was opened. */
async function find(request: PersonRequest): Promise<OpenDossier> {
  const dossier = await openDossier(request)
  if (!dossier.answerRead) throw new NotFound(`pieces of ${dossier.number}`)
  return dossier
}

async function show(
  request: PersonRequest,
  dossier: OpenDossier,
  { refused, fileErrors = new Map() }: { refused?: Sentence[]; fileErrors?: FileErrors }
): Promise<Answer> {
  const model = await piecesModel(request, dossier, fileErrors)
  const status = refused ? 409 : fileErrors.size > 0 ? 422 : 200
  return view('applicant/pieces', { ...model, sentences: refused ?? [] }, status)
}
