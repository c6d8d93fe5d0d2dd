import { readFile, rm } from 'node:fs/promises'
import type { Blobs } from './blobs.ts'
import { cleanName } from './clean-name.ts'
import { FileRefused } from './file-refused.ts'
import { FILE_TYPES } from './file-type.ts'
import type { FileContent, PutOptions, StoredFile } from './files.ts'
import { inspect } from './inspect/inspect.ts'
import { receive } from './receive.ts'

const TEN_MEGABYTES = 10_000_000

/** Receives, inspects, keeps; in this order, so that a refused file is never there. */
export async function putFile(
  blobs: Blobs,
  incoming: string,
  content: FileContent,
  { name, max = TEN_MEGABYTES, types, left }: PutOptions
): Promise<StoredFile> {
  try {
    const { path, sha256, size } = await receive(content, incoming, max)
    try {
      if (left !== undefined && size > left) {
        throw new FileRefused('dossier-too-large', { size, left: Math.max(0, left) })
      }
      const { type, pages } = await inspect(await readFile(path))
      if (types && !types.includes(type)) throw new FileRefused('type-forbidden', { type })
      await blobs.keep(sha256, path)
      const stored = { sha256, size, type, mediaType: FILE_TYPES[type], pages }
      return { ...stored, name: cleanName(name, type) }
    } finally {
      await rm(path, { force: true })
    }
  } catch (error) {
    if (error instanceof FileRefused) {
      throw new FileRefused(error.code, { ...error.params, name: cleanName(name) })
    }
    throw error
  }
}
