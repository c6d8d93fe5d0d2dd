import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { dossierHead } from './dossier/dossier-head.ts'
import { openDossier } from './dossier/open-dossier.ts'
import { peopleOf } from './dossier/people-of.ts'
import { journalOf } from './journal/journal-of.ts'

/** What happened to a dossier, and when, in plain words for its people. */
export const journal: Page = {
  path: paths.applicant.journal(':dossier'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const dossier = await openDossier(request)
    const people = await peopleOf(request, dossier)
    return view('applicant/journal', {
      title: request.t('applicant.journal.title', { number: dossier.number }),
      head: dossierHead(dossier),
      entries: await journalOf(request, dossier, people)
    })
  }
}
