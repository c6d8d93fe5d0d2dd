import { paths } from '../paths.ts'
import { deedPage } from './deed/deed-page.ts'

/** Changes begun after a deposit are given up: the deposit stands. */
export const abandon = deedPage({
  name: 'abandon',
  event: 'ABANDON_REVISION',
  path: paths.applicant.abandon(':dossier'),
  run: ({ services, account }, { number }, given) =>
    services.applications.abandonRevision({ account, number, ...given })
})
