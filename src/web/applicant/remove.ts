import { paths } from '../paths.ts'
import { deedPage } from './deed/deed-page.ts'

/** A draft that was never deposited is deleted with its answers. */
export const remove = deedPage({
  name: 'remove',
  event: 'DELETE_DRAFT',
  path: paths.applicant.remove(':dossier'),
  grave: true,
  next: () => paths.applicant.dossiers(),
  run: ({ services, account }, { number }, given) =>
    services.applications.deleteDraft({ account, number, ...given })
})
