import { FILE_TYPES, type FileType } from '../../files/index.ts'
import { download, notFound, type Page } from '../page.ts'
import { paths } from '../paths.ts'

/** What a browser shows without running anything of it. */
const INLINE: readonly string[] = ['pdf', 'jpg', 'png']

/** One piece of the deposited version, for whoever reads the dossier. */
export const file: Page = {
  path: paths.committee.file(':number', ':file'),
  audience: 'committee',
  nav: 'home',
  get: async ({ services, account, params }) => {
    const number = params['number'] ?? ''
    const { revision } = await services.reviews.openReading({ account, number })
    const found = revision?.files.find(({ id }) => id === params['file'])
    if (!found) return notFound()
    const media = isFileType(found.type) ? FILE_TYPES[found.type] : 'application/octet-stream'
    const inline = INLINE.includes(found.type)
    return download(found.name, media, await services.files.read(found.sha256), { inline })
  }
}

function isFileType(type: string): type is FileType {
  return Object.hasOwn(FILE_TYPES, type)
}
