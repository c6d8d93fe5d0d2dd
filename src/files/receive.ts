import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../shared/ids.ts'
import { FileRefused } from './file-refused.ts'
import type { FileContent } from './files.ts'

/** A file that has wholly arrived, on disk under a name of its own. */
export interface Received {
  path: string
  sha256: string
  size: number
}

/**
 * Writes what arrives into a temporary file, hashing it on the way, and makes it durable.
 * @param max bytes
 * @throws FileRefused empty, too-large, cut-off; nothing is left then
 */
export async function receive(
  content: FileContent,
  folder: string,
  max: number
): Promise<Received> {
  const path = join(folder, newId())
  const file = await open(path, 'wx')
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of chunksOf(content)) {
      size += chunk.length
      if (size > max) throw new FileRefused('too-large', { max })
      hash.update(chunk)
      await writeAll(file, chunk)
    }
    if (size === 0) throw new FileRefused('empty')
    await file.sync()
    return { path, size, sha256: hash.digest('hex') }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

async function* chunksOf(content: FileContent): AsyncGenerator<Buffer> {
  if (Buffer.isBuffer(content)) {
    yield content
    return
  }
  const stream = content()
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw new FileRefused('cut-off', { cause: error instanceof Error ? error.message : '' })
      })
      if (next.done) return
      yield Buffer.from(next.value)
    }
  } finally {
    // refused in the middle, what it holds open is given back
    stream.destroy()
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> {
  for (let written = 0; written < chunk.length;) {
    written += (await file.write(chunk, written)).bytesWritten
  }
}
