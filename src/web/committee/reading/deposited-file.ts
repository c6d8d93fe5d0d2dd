import type { Revision } from '../../../applications/index.ts'
import { FILE_TYPES, type FileType } from '../../../files/index.ts'
import { download, notFound, type Answer, type PersonRequest } from '../../page.ts'

/** What a browser shows without running anything of it. */
const INLINE: readonly string[] = ['pdf', 'jpg', 'png']

/** One piece of a deposited version that its reader may see. */
export async function depositedFile(
  { services }: PersonRequest,
  revision: Revision | null,
  id: string
): Promise<Answer> {
  const found = revision?.files.find((one) => one.id === id)
  if (!found) return notFound()
  const media = isFileType(found.type) ? FILE_TYPES[found.type] : 'application/octet-stream'
  const inline = INLINE.includes(found.type)
  return download(found.name, media, await services.files.read(found.sha256), { inline })
}

function isFileType(type: string): type is FileType {
  return Object.hasOwn(FILE_TYPES, type)
}
