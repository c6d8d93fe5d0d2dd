import { paths } from '../paths.ts'
import { recusalPage } from './declare/recusal-page.ts'

/** Standing aside from one dossier: it cannot be undone, so that everything it does is said first. */
export const recusal = recusalPage({
  path: paths.committee.recuse(':number'),
  audience: 'committee',
  roles: ['committee'],
  backPath: () => paths.committee.declarations()
})
