import type { Page } from '../page.ts'
import { paths } from '../paths.ts'
import { depositedFile } from './reading/deposited-file.ts'

/** One piece of the deposited version, for whoever reads the dossier. */
export const file: Page = {
  path: paths.committee.file(':number', ':file'),
  audience: 'committee',
  nav: 'home',
  get: async (request) => {
    const { services, account, params } = request
    const number = params['number'] ?? ''
    const { revision } = await services.reviews.openReading({ account, number })
    return depositedFile(request, revision, params['file'] ?? '')
  }
}
