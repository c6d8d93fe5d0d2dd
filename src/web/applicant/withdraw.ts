import { paths } from '../paths.ts'
import { deedPage } from './deed/deed-page.ts'

/** The dossier leaves the call for good. */
export const withdraw = deedPage({
  name: 'withdraw',
  event: 'WITHDRAW',
  path: paths.applicant.withdraw(':dossier'),
  grave: true,
  reason: 'required',
  run: ({ services, account }, { number }, given) =>
    services.applications.withdraw({ account, number, ...given })
})
