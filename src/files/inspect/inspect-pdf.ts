import { inflateSync } from 'node:zlib'
import { FileRefused } from '../file-refused.ts'
import { refuseHidden } from './hidden-content.ts'
import { splitStreams } from './split-streams.ts'

const LARGEST_OBJECTS = 5_000_000

/** How far from its end a PDF still says that it ends: what readers accept. */
const TAIL = 2048

/**
 * Checks that a PDF is whole, begins where the file begins, and opens without a password.
 * @returns its pages, null when they cannot be counted simply
 * @throws FileRefused truncated, encrypted, polyglot
 */
export function inspectPdf(bytes: Buffer): number | null {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw new FileRefused('polyglot')
  const text = bytes.toString('latin1')
  const end = text.lastIndexOf('%%EOF')
  const start = text.lastIndexOf('startxref')
  if (end === -1 || start === -1 || start > end || bytes.length - end > TAIL) {
    throw new FileRefused('truncated')
  }
  refuseHidden(bytes.subarray(end))
  const { dictionaries, streams } = splitStreams(text)
  if (/\/Encrypt\s*(<<|\d+\s+\d+\s+R)/.test(dictionaries)) throw new FileRefused('encrypted')
  if (!/\/Root\s*\d+\s+\d+\s+R/.test(dictionaries)) throw new FileRefused('truncated')
  return countPages(dictionaries) ?? countPages(compressedObjects(streams))
}

/** The largest count of a page tree is that of its root. */
function countPages(objects: string): number | null {
  const counts = objects
    .split('<<')
    .map((piece) => piece.slice(0, Math.max(0, piece.indexOf('>>'))))
    .filter((dictionary) => /\/Type\s*\/Pages\b/.test(dictionary))
    .map((dictionary) => Number(/\/Count\s+(\d+)/.exec(dictionary)?.[1] ?? 0))
  const most = counts.reduce((a, b) => Math.max(a, b), 0)
  return most > 0 ? most : null
}

/** Objects compressed together, as PDF 1.5 allows; nothing when one does not inflate, since a partial count would be a wrong one. */
function compressedObjects(streams: readonly { dictionary: string; content: string }[]): string {
  const found: string[] = []
  for (const { dictionary, content } of streams) {
    if (!/\/Type\s*\/ObjStm\b/.test(dictionary)) continue
    const objects = inflate(content)
    if (objects === null) return ''
    found.push(objects)
  }
  return found.join('\n')
}

function inflate(content: string): string | null {
  try {
    const data = Buffer.from(content, 'latin1')
    return inflateSync(data, { maxOutputLength: LARGEST_OBJECTS }).toString('latin1')
  } catch {
    return null
  }
}
