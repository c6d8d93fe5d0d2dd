import { paths } from '../paths.ts'
import { deedPage } from './deed/deed-page.ts'

/** The place, or the rank in the reserve, is given back for good. */
export const decline = deedPage({
  name: 'decline',
  event: 'DECLINE',
  path: paths.applicant.decline(':dossier'),
  grave: true,
  reason: 'optional',
  isThere: ({ answerRead }) => answerRead,
  next: (number) => paths.applicant.decision(number),
  run: ({ services, account }, { number }, given) =>
    services.selection.decline({ account, number, ...given })
})
