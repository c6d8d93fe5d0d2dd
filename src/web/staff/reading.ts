import { notFound, view, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { sectionsOf } from './dossier/checks-of.ts'
import { openStaffDossier } from './dossier/open-staff-dossier.ts'
import { staffHead } from './dossier/staff-head.ts'

/** The whole dossier in the deposited version, once the call has closed. */
export const reading: Page = {
  path: paths.staff.reading(':dossier'),
  audience: 'staff',
  nav: 'pipeline',
  get: async (request) => {
    const dossier = await openStaffDossier(request)
    const { screening, call, number } = dossier
    if (!screening) return notFound()
    return view('staff/reading', {
      title: request.t('staff.reading.title', { number }),
      ...{ frameCall: call.frameCall, head: await staffHead(request, dossier) },
      sections: sectionsOf(screening, call.voice),
      revision: screening.revision.revision,
      sha256: screening.revision.sha256
    })
  }
}
