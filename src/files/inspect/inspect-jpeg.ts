import { FileRefused } from '../file-refused.ts'
import { refuseHidden } from './hidden-content.ts'

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9

/** Walks a JPEG's segments to the end of its image. @throws FileRefused truncated, polyglot */
export function inspectJpeg(bytes: Buffer): void {
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new FileRefused('truncated')
    const marker = bytes[at + 1] ?? 0
    if (marker === END_OF_IMAGE) {
      refuseHidden(bytes.subarray(at + 2))
      return
    }
    if (marker === 0xff) at += 1
    else at += 2 + bytes.readUInt16BE(at + 2)
    if (marker === START_OF_SCAN) at = endOfScan(bytes, at)
  }
  if (bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE) return
  throw new FileRefused('truncated')
}

/** Inside a scan, 0xff is followed by 0x00 or a restart mark; anything else begins the next segment. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw new FileRefused('truncated')
}
