import { inflateSync } from 'node:zlib'

/** Sizes of the WOFF 1.0 header and of one entry of its directory, and of their like in a bare font. */
const WOFF = { header: 44, entry: 20 }
const BARE = { header: 12, entry: 16 }

/**
 * The font inside a WOFF 1.0 file, its tables inflated once: what prints PDF reads it would inflate the table of
 * outlines, in JavaScript, for every letter of every document.
 */
export function unwrapWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, at) =>
    tableAt(woff, WOFF.header + at * WOFF.entry)
  )
  const head = Buffer.alloc(BARE.header + count * BARE.entry)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const power = Math.floor(Math.log2(count))
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (count - 2 ** power), 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (const [at, { tag, checksum, bytes }] of tables.entries()) {
    const entry = BARE.header + at * BARE.entry
    tag.copy(head, entry)
    head.writeUInt32BE(checksum, entry + 4)
    head.writeUInt32BE(offset, entry + 8)
    head.writeUInt32BE(bytes.length, entry + 12)
    const padding = Buffer.alloc(-bytes.length & 3)
    parts.push(bytes, padding)
    offset += bytes.length + padding.length
  }
  return Buffer.concat(parts)
}

/** A table that would not have become smaller is stored as it is. */
function tableAt(woff: Buffer, entry: number): { tag: Buffer; checksum: number; bytes: Buffer } {
  const [offset, stored, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at))
  const kept = woff.subarray(offset, (offset ?? 0) + (stored ?? 0))
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    bytes: stored === length ? kept : inflateSync(kept)
  }
}
