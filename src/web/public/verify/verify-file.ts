import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Seal } from '../../../calls/index.ts'
import type { UploadedFile, VisitorRequest } from '../../page.ts'

/** SHA-256 of a file, in hexadecimal, as `sha256sum` prints it. */
export async function sha256Of({ path }: Pick<UploadedFile, 'path'>): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The published rules that have these very bytes, if some have, and whether they are the ones in force. */
export async function findRulesByHash(
  sha256: string,
  { services }: Pick<VisitorRequest, 'services'>
): Promise<{ seal: Seal; inForce: boolean } | null> {
  for (const { _id } of await services.calls.publicCalls()) {
    const seals = await services.calls.seals(_id)
    const seal = seals.find((one) => one.sha256 === sha256)
    if (seal) return { seal, inForce: seal === seals.at(-1) }
  }
  return null
}
