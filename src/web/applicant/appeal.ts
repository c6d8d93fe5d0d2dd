import { paths } from '../paths.ts'
import { deedPage } from './deed/deed-page.ts'

/** Asks the authority to reconsider, free of charge and in writing (recours gracieux). */
export const appeal = deedPage({
  name: 'appeal',
  event: 'APPEAL',
  path: paths.applicant.appeal(':dossier'),
  reason: 'required',
  isThere: ({ answerRead }) => answerRead,
  next: (number) => paths.applicant.decision(number),
  run: ({ services, account }, { number }, given) =>
    services.selection.appeal({ account, number, ...given })
})
