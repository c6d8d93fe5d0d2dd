import { inflateRawSync } from 'node:zlib'
import { FileRefused } from '../file-refused.ts'

/** One file of an archive, as its central directory lists it. */
export interface ZipEntry {
  name: string
  encrypted: boolean
  method: number
  compressedSize: number
  size: number
  offset: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_SIZE = 22
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30
const LONGEST_NAME = 500

export function looksLikeZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === LOCAL
}

/**
 * The entries of a ZIP archive that is whole: its directory at the very end, every entry where it is said to be.
 * Source of the format: PKWARE APPNOTE 6.3.
 * @throws FileRefused truncated, unreadable (several disks, ZIP64), polyglot (bytes after its end)
 */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const start = bytes.readUInt32LE(end + 16)
  if (bytes.readUInt16LE(end + 4) !== 0 || count === 0xffff || start === 0xffffffff) {
    throw new FileRefused('unreadable')
  }
  const entries: ZipEntry[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > end || bytes.readUInt32LE(at) !== CENTRAL) {
      throw new FileRefused('truncated')
    }
    const entry = readEntry(bytes, at)
    const here = entry.offset
    if (here + LOCAL_SIZE + entry.compressedSize > start || bytes.readUInt32LE(here) !== LOCAL) {
      throw new FileRefused('truncated')
    }
    entries.push(entry)
    at +=
      CENTRAL_SIZE + [28, 30, 32].reduce((sum, field) => sum + bytes.readUInt16LE(at + field), 0)
  }
  return entries
}

function readEntry(bytes: Buffer, at: number): ZipEntry {
  const nameLength = bytes.readUInt16LE(at + 28)
  if (nameLength > LONGEST_NAME) throw new FileRefused('unreadable')
  return {
    name: bytes.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength),
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    compressedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42)
  }
}

/**
 * Reads one entry as text.
 * @param max bytes: what swells beyond is refused, not inflated
 */
export function entryText(bytes: Buffer, entry: ZipEntry, max: number): string {
  const lengths = bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  const start = entry.offset + LOCAL_SIZE + lengths
  const data = bytes.subarray(start, start + entry.compressedSize)
  try {
    if (entry.method === 0) return data.subarray(0, max).toString('utf8')
    if (entry.method === 8) return inflateRawSync(data, { maxOutputLength: max }).toString('utf8')
  } catch (error) {
    throw new FileRefused('unreadable', { cause: String(error) })
  }
  throw new FileRefused('unreadable')
}

function findEnd(bytes: Buffer): number {
  const last = bytes.length - END_SIZE
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (bytes.readUInt32LE(at) !== END) continue
    if (at + END_SIZE + bytes.readUInt16LE(at + 20) !== bytes.length) {
      throw new FileRefused('polyglot')
    }
    return at
  }
  throw new FileRefused('truncated')
}
