import { redirect, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { correctionsShown } from './corrections/shown-correction.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier } from './dossier/open-dossier.ts'

/** Every request to correct; with one alone open, straight to it: the mailed link comes here. */
export const corrections: Page = {
  path: paths.applicant.corrections(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const all = await correctionsShown(request, dossier)
    const open = all.filter((one) => one.open)
    if (all.length === 1 && open[0]) return redirect(open[0].path)
    return view('applicant/corrections', {
      title: request.t('applicant.correction.list-title', { number: dossier.number }),
      ...{ head: dossierHead(dossier), corrections: all }
    })
  }
}
