import type { Page } from '../page.ts'
import { paths } from '../paths.ts'
import { depositedFile } from '../committee/reading/deposited-file.ts'
import { findDossier } from './dossier.ts'

/** One piece of a dossier, for those who deliberate and decide. */
export const file: Page = {
  path: paths.jury.file(':call', ':number', ':file'),
  audience: 'jury',
  nav: 'agenda',
  get: async (request) => {
    const { revision } = await findDossier(request)
    return depositedFile(request, revision, request.params['file'] ?? '')
  }
}
