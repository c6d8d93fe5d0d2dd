import { suggestCommunes } from '../../forms/index.ts'
import { download, type Page } from '../page.ts'
import { paths } from '../paths.ts'

/** Communes whose name or postcode begins with what is being typed, for the form's script. */
export const communes: Page = {
  path: paths.applicant.communes(),
  audience: 'applicant',
  get: ({ query }) => {
    const asked = query['q']
    const found = suggestCommunes(typeof asked === 'string' ? asked : '')
    return download('communes.json', 'application/json', Buffer.from(JSON.stringify(found)))
  }
}
