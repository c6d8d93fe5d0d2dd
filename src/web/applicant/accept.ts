import { paths } from '../paths.ts'
import { deedPage } from './deed/deed-page.ts'

/** The place is taken; the agreement with the territory comes later. */
export const accept = deedPage({
  name: 'accept',
  event: 'ACCEPT',
  path: paths.applicant.accept(':dossier'),
  isThere: ({ answerRead }) => answerRead,
  next: (number) => paths.applicant.decision(number),
  run: ({ services, account }, { number }, { command }) =>
    services.selection.accept({ account, number, command })
})
