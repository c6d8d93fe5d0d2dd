import { paths } from '../paths.ts'
import { deedPage } from './deed/deed-page.ts'

/** Writing again, before the deposit: what was signed no longer holds. */
export const takeBack = deedPage({
  name: 'take-back',
  event: 'TAKE_BACK',
  path: paths.applicant.takeBack(':dossier'),
  next: (number) => paths.applicant.review(number),
  run: ({ services, account }, { number }, given) =>
    services.applications.takeBack({ account, number, ...given })
})
