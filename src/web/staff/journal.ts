import { view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { journalLines } from './dossier/journal-lines.ts'
import { openStaffDossier } from './dossier/open-staff-dossier.ts'
import { staffHead } from './dossier/staff-head.ts'

/** Every step of a dossier, its chain replayed and compared while the page is made. */
export const journal: Page = {
  path: paths.staff.journal(':dossier'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => {
    const dossier = await openStaffDossier(request)
    const { number, call } = dossier
    const [lines, verified] = await Promise.all([
      journalLines(request, dossier),
      request.services.engine.verify({ chart: 'application', filter: { _id: number } })
    ])
    const [difference] = verified.differences
    return view('staff/journal', {
      title: request.t('staff.journal.title', { number }),
      ...{ frameCall: call.frameCall, head: await staffHead(request, dossier), lines },
      intact: difference === undefined,
      brokenAt: difference?.seq
    })
  }
}
