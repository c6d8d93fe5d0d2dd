import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import multer, { type StorageEngine } from 'multer'
import type { UploadedFile } from '../page.ts'
import type { Logger } from '../../shared/logger.ts'
import { FormCut, FormTooLong } from './form-errors.ts'

/** No form of ours carries more than this in all, whatever each file's limit. */
const REQUEST_BYTES = 200_000_000

const folders = new WeakMap<Request, Promise<string>>()
const received = new WeakMap<Request, UploadedFile[]>()

/** The files of this request, once `readUpload` has read them. */
export function filesOf(req: Request): readonly UploadedFile[] {
  return received.get(req) ?? []
}

/**
 * Reads a multipart form to its end. A file above the limit is counted and dropped, not refused in the
 * middle: the fields that come after it arrive too, and the page can say which file, with the text kept.
 * @param keep when false, as for somebody who is not signed in, no file touches the disk
 */
export function readUpload(
  fileBytes: number,
  keep: (req: Request) => boolean,
  logger: Logger
): RequestHandler {
  const storage: StorageEngine = {
    _handleFile(req, file, done) {
      receive(req, file, keep(req) ? fileBytes : 0).then(
        () => done(null, {}),
        (error: unknown) => done(error)
      )
    },
    _removeFile: (_req, _file, done) => done(null)
  }
  const parse = multer({
    storage,
    defParamCharset: 'utf8',
    limits: { fields: 5_000, fieldSize: 1_000_000, files: 50, parts: 5_050 }
  }).any()
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) {
      next()
      return
    }
    if (Number(req.get('Content-Length') ?? 0) > REQUEST_BYTES) {
      next(new FormTooLong())
      return
    }
    received.set(req, [])
    emptyAfterAnswer(req, res, logger)
    parse(req, res, (error: unknown) => {
      if (req.destroyed && !req.complete) next(new FormCut())
      else next(error instanceof multer.MulterError ? new FormTooLong() : error)
    })
  }
}

async function receive(
  req: Request,
  file: Parameters<StorageEngine['_handleFile']>[1],
  limit: number
): Promise<void> {
  const files = received.get(req) ?? []
  const entry: UploadedFile = {
    field: file.fieldname,
    name: file.originalname,
    path: '',
    size: 0,
    tooLarge: false
  }
  // in its place before anything is waited for: they stay in the order of the form
  const place = files.push(entry)
  if (limit > 0) entry.path = join(await folderOf(req), String(place))
  const disk = limit > 0 ? createWriteStream(entry.path) : null
  const limited = new Writable({
    write(chunk: Buffer, _encoding, done) {
      entry.size += chunk.length
      entry.tooLarge = entry.size > limit
      if (disk && !entry.tooLarge) disk.write(chunk, done)
      else done()
    },
    final: (done) => (disk ? disk.end(done) : done()),
    // cut in the middle, too: what the disk holds open is given back
    destroy(error, done) {
      disk?.destroy()
      done(error)
    }
  })
  disk?.on('error', (error) => limited.destroy(error))
  await pipeline(file.stream, limited)
}

/** One for all the files of a request, which arrive at once. */
function folderOf(req: Request): Promise<string> {
  const folder = folders.get(req) ?? mkdtemp(join(tmpdir(), `candide-upload-${process.pid}-`))
  folders.set(req, folder)
  return folder
}

function emptyAfterAnswer(req: Request, res: Response, logger: Logger): void {
  res.on('close', () => {
    // a folder that could not be made was said to whoever sent the files
    const gone = async () => {
      const folder = await folders.get(req)?.catch(() => null)
      if (folder) await rm(folder, { recursive: true, force: true })
    }
    gone().catch((err: unknown) => logger.error({ err }, 'the folder of an upload was left'))
  })
}
