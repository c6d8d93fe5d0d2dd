import { recusalPage } from '../committee/declare/recusal-page.ts'
import { paths } from '../paths.ts'

/** A member of the jury, or the authority, stands aside from one dossier. */
export const recusal = recusalPage({
  path: paths.jury.recuse(':number'),
  audience: 'jury',
  roles: ['jury', 'authority', 'deputy'],
  backPath: () => paths.jury.declarations()
})
