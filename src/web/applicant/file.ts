import type { Access, DossierFile } from '../../applications/index.ts'
import { FILE_TYPES, type FileType } from '../../files/index.ts'
import { download, notFound, type Page, type PersonRequest } from '../page.ts'
import { paths } from '../paths.ts'
import { openDossier } from './dossier/open-dossier.ts'

/** What a browser shows without running anything of it. */
const INLINE: readonly string[] = ['pdf', 'jpg', 'png']

/** One file of a dossier, for its people only. */
export const file: Page = {
  path: paths.applicant.file(':dossier', ':file'),
  audience: 'applicant',
  nav: 'dossiers',
  get: async (request) => {
    const { services, params } = request
    const dossier = await openDossier(request)
    const found = await fileNamed(request, dossier, params['file'] ?? '')
    if (!found) return notFound()
    const media = isFileType(found.type) ? FILE_TYPES[found.type] : 'application/octet-stream'
    const inline = INLINE.includes(found.type)
    return download(found.name, media, await services.files.read(found.sha256), { inline })
  }
}

function isFileType(type: string): type is FileType {
  return Object.hasOwn(FILE_TYPES, type)
}

/** Wherever the dossier names it: what is being written, a frozen version, a correction, the late pieces. */
async function fileNamed(
  { services }: PersonRequest,
  { instance }: Pick<Access, 'instance'>,
  id: string
): Promise<DossierFile | undefined> {
  const number = instance._id
  const { drafts, revisions, corrections } = services.applications.models
  const named = { files: { $elemMatch: { id } } }
  const [draft, revision, correction, pieces] = await Promise.all([
    drafts.findOne({ _id: number, ...named }, { files: 1 }).lean(),
    revisions.findOne({ application: number, ...named }, { files: 1 }).lean(),
    corrections.findOne({ application: number, ...named }, { files: 1 }).lean(),
    services.selection.models.pieces.findOne({ _id: number, ...named }, { files: 1 }).lean()
  ])
  const all = [draft, revision, correction, pieces].flatMap(
    (one) => (one?.files ?? []) as DossierFile[]
  )
  return all.find((one) => one.id === id)
}
