import { FileRefused } from '../file-refused.ts'
import type { FileType } from '../file-type.ts'
import { entryText, zipEntries, type ZipEntry } from './zip-entries.ts'

const OPEN_DOCUMENT: Readonly<Record<string, FileType>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods'
}

const OOXML = 'application/vnd.openxmlformats-officedocument.'
const MAIN_PARTS: Readonly<Record<string, FileType>> = {
  [`${OOXML}wordprocessingml.document.main+xml`]: 'docx',
  [`${OOXML}spreadsheetml.sheet.main+xml`]: 'xlsx'
}

/** What runs when the document is opened, in either family. `script-lb` and `-lc` only list libraries. */
const MACRO_PARTS =
  /(^|\/)(vbaProject\.bin|vbaData\.xml|macrosheets\/.+|activeX\/.+\.bin)$|^Basic\/.+\/(?!script-l[bc]\.xml$)[^/]+\.xml$|^Scripts\/.+[^/]$/i

const LONGEST_TEXT = 2_000_000

/**
 * What a ZIP archive is: a text or a sheet of one of the two office families, without macros or password.
 * @throws FileRefused
 */
export function inspectOffice(bytes: Buffer): FileType {
  const entries = zipEntries(bytes)
  if (entries.some((entry) => entry.encrypted)) throw new FileRefused('encrypted')
  const read = (name: string) => {
    const entry = entries.find((one) => one.name === name)
    return entry && entryText(bytes, entry, LONGEST_TEXT)
  }
  const type = openDocument(entries, read) ?? ooxml(read)
  if (!type) throw new FileRefused('type-forbidden', { type: 'zip' })
  if (entries.some(({ name }) => MACRO_PARTS.test(name))) throw new FileRefused('macros', { type })
  return type
}

function openDocument(
  entries: readonly ZipEntry[],
  read: (name: string) => string | undefined
): FileType | null {
  if (entries[0]?.name !== 'mimetype') return null
  const declared = read('mimetype')?.trim() ?? ''
  const manifest = read('META-INF/manifest.xml') ?? ''
  if (/<(\w+:)?encryption-data\b/.test(manifest)) throw new FileRefused('encrypted')
  const type = OPEN_DOCUMENT[declared]
  if (!type) throw new FileRefused('type-forbidden', { type: declared.split('.').pop() ?? '' })
  if (!entries.some(({ name }) => name === 'content.xml')) throw new FileRefused('unreadable')
  return type
}

function ooxml(read: (name: string) => string | undefined): FileType | null {
  const contents = read('[Content_Types].xml')
  if (contents === undefined) return null
  const declared = [...contents.matchAll(/ContentType\s*=\s*["']([^"']+)["']/g)].map((m) => m[1])
  if (declared.some((name) => /macroEnabled|vbaProject/i.test(name ?? ''))) {
    throw new FileRefused('macros')
  }
  const found = declared.flatMap((name) => MAIN_PARTS[name ?? ''] ?? [])
  if (found[0] === undefined) throw new FileRefused('type-forbidden', { type: 'office' })
  return found[0]
}
