import { fileTypeFromBuffer } from 'file-type'
import { FileRefused } from '../file-refused.ts'
import { isFileType, type FileType } from '../file-type.ts'
import { inspectJpeg } from './inspect-jpeg.ts'
import { inspectOffice } from './inspect-office.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { inspectPng } from './inspect-png.ts'
import { isCompound, refuseCompound } from './refuse-compound.ts'
import { looksLikeZip } from './zip-entries.ts'

/**
 * What a file really is, by its bytes and never by its name, and whether it is whole, readable by all and
 * free of macros. It says nothing of viruses: nothing here looks for them.
 * @throws FileRefused
 */
export async function inspect(bytes: Buffer): Promise<{ type: FileType; pages: number | null }> {
  if (isCompound(bytes)) refuseCompound(bytes)
  if (looksLikeZip(bytes)) return { type: inspectOffice(bytes), pages: null }
  const type = (await fileTypeFromBuffer(bytes))?.ext
  if (type === undefined) throw new FileRefused('type-unknown')
  if (!isFileType(type)) throw new FileRefused('type-forbidden', { type })
  switch (type) {
    case 'pdf':
      return { type, pages: inspectPdf(bytes) }
    case 'png':
      inspectPng(bytes)
      return { type, pages: null }
    case 'jpg':
      inspectJpeg(bytes)
      return { type, pages: null }
    case 'odt':
    case 'ods':
    case 'docx':
    case 'xlsx':
      throw new FileRefused('unreadable')
  }
}
