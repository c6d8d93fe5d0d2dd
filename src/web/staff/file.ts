import { FILE_TYPES, type FileType } from '../../files/index.ts'
import { download, notFound, type Page } from '../page.ts'
import { paths } from '../paths.ts'
import { openStaffDossier } from './dossier/open-staff-dossier.ts'

/** What a browser shows without running anything of it. */
const INLINE: readonly string[] = ['pdf', 'jpg', 'png']

/** One file of the deposited version, once the call has closed. */
export const file: Page = {
  path: paths.staff.file(':dossier', ':file'),
  audience: 'staff',
  get: async (request) => {
    const { services, params } = request
    const { screening } = await openStaffDossier(request)
    const found = screening?.revision.files.find(({ id }) => id === params['file'])
    if (!found) return notFound()
    const media = isFileType(found.type) ? FILE_TYPES[found.type] : 'application/octet-stream'
    const inline = INLINE.includes(found.type)
    return download(found.name, media, await services.files.read(found.sha256), { inline })
  }
}

function isFileType(type: string): type is FileType {
  return Object.hasOwn(FILE_TYPES, type)
}
