import { paths } from '../paths.ts'
import { deedPage } from './deed/deed-page.ts'

/** A deposited dossier is taken up again; the old deposit stands meanwhile. */
export const takeUp = deedPage({
  name: 'take-up',
  event: 'TAKE_UP_AGAIN',
  path: paths.applicant.takeUp(':dossier'),
  next: (number) => paths.applicant.review(number),
  run: ({ services, account }, { number }, given) =>
    services.applications.takeUpAgain({ account, number, ...given })
})
