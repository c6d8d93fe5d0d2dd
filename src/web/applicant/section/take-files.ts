import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DossierFile } from '../../../applications/index.ts'
import { FileRefused } from '../../../files/index.ts'
import { BadInput } from '../../../shared/errors.ts'
import type { PersonRequest, UploadedFile } from '../../page.ts'
import { fileSentence, problemSentence } from '../../refusals/index.ts'
import type { FileErrors } from './file-errors.ts'

/** Above this, bytes are counted and dropped while they arrive; each call's own limit is lower. */
export const UPLOAD_BYTES = 50_000_000

export type Attach = (
  question: string,
  upload: { name: string; content: () => Readable }
) => Promise<unknown>

/**
 * Hands the files of a form to the dossier, each on its own: one that is refused takes nothing from the others.
 * A file that is already there is not taken twice, so that a form sent again adds nothing.
 * @param held files of the dossier before
 */
export async function takeFiles(
  request: PersonRequest,
  held: readonly DossierFile[],
  max: number,
  attach: Attach
): Promise<FileErrors> {
  const errors = new Map<string, string[]>()
  const refuse = (question: string, text: string) => {
    errors.set(question, [...(errors.get(question) ?? []), text])
  }
  for (const file of request.files) {
    if (file.size === 0 && file.name === '') continue
    try {
      if (file.tooLarge) throw tooLarge(file, max)
      if (await isHeld(file, held)) continue
      await attach(file.field, { name: file.name, content: () => createReadStream(file.path) })
    } catch (error) {
      if (error instanceof FileRefused) refuse(file.field, fileSentence(request, error))
      else if (error instanceof BadInput) {
        for (const problem of error.problems) refuse(file.field, problemSentence(request, problem))
      } else throw error
    }
  }
  return errors
}

function tooLarge({ name, size }: UploadedFile, max: number): FileRefused {
  return new FileRefused('too-large', { name, size, max })
}

async function isHeld(file: UploadedFile, held: readonly DossierFile[]): Promise<boolean> {
  const same = held.filter((one) => one.question === file.field && one.size === file.size)
  if (same.length === 0) return false
  const hash = createHash('sha256')
  await pipeline(createReadStream(file.path), hash)
  const sha256 = hash.digest('hex')
  return same.some((one) => one.sha256 === sha256)
}
