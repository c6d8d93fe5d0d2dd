import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '../shared/ids.ts'
import { FileRefused } from './file-refused.ts'

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
  content: Readable | Buffer,
  folder: string,
  max: number
): Promise<Received> {
  const chunks = chunksOf(content)
  const path = join(folder, newId())
  const file = await open(path, 'wx')
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of chunks) {
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

function chunksOf(content: Readable | Buffer): AsyncIterable<Buffer> | Buffer[] {
  if (Buffer.isBuffer(content)) return [content]
  // Cut off while its temporary file is being opened, nobody would listen yet, and the process would end; whoever
  // reads it afterwards is told.
  content.on('error', () => undefined)
  return chunksAsTheyArrive(content)
}

async function* chunksAsTheyArrive(content: Readable): AsyncGenerator<Buffer> {
  const chunks = content[Symbol.asyncIterator]()
  for (;;) {
    const next = await chunks.next().catch((error: unknown) => {
      throw new FileRefused('cut-off', { cause: error instanceof Error ? error.message : '' })
    })
    if (next.done) return
    yield Buffer.from(next.value as Uint8Array)
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> {
  for (let written = 0; written < chunk.length;) {
    written += (await file.write(chunk, written)).bytesWritten
  }
}
