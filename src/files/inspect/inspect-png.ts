import { FileRefused } from '../file-refused.ts'
import { refuseHidden } from './hidden-content.ts'

const SIGNATURE_SIZE = 8
/** length, name and checksum of a chunk */
const AROUND = 12

/** Walks a PNG's chunks to its end. @throws FileRefused truncated, polyglot */
export function inspectPng(bytes: Buffer): void {
  let at = SIGNATURE_SIZE
  while (at + AROUND <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8)
    at += AROUND + bytes.readUInt32BE(at)
    if (name === 'IEND' && at <= bytes.length) {
      refuseHidden(bytes.subarray(at))
      return
    }
  }
  throw new FileRefused('truncated')
}
