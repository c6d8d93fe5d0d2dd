import { declarationsPage } from '../committee/declare/declarations-page.ts'
import { paths } from '../paths.ts'

/** What those who sit or sign declare: in general, then dossier by dossier. */
export const declarations = declarationsPage({
  path: paths.jury.declarations(),
  audience: 'jury',
  roles: ['jury', 'authority', 'deputy'],
  recusePath: (number) => paths.jury.recuse(number)
})
