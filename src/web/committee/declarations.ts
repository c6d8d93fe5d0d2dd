import { paths } from '../paths.ts'
import { declarationsPage } from './declare/declarations-page.ts'

/** What somebody of the committee declares: in general, then dossier by dossier. */
export const declarations = declarationsPage({
  path: paths.committee.declarations(),
  audience: 'committee',
  roles: ['committee'],
  recusePath: (number) => paths.committee.recuse(number)
})
