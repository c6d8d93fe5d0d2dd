import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FACES, type Face } from '../../src/documents/fonts.ts'
import { unwrapWoff } from '../../src/documents/unwrap-woff.ts'
import { projectRoot } from '../../src/shared/project-root.ts'

const folder = join(projectRoot, 'node_modules/@fontsource/atkinson-hyperlegible-next/files')
const woffOf = (face: Face) =>
  readFileSync(join(folder, `atkinson-hyperlegible-next-${FACES[face]}.woff`))

/** The sum of a table's 32-bit words, as OpenType defines it; `head` holds one of the whole file, taken as zero. */
function checksum(tag: string, table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)])
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) {
    if (tag !== 'head' || at !== 8) sum = (sum + padded.readUInt32BE(at)) >>> 0
  }
  return sum
}

describe.each(Object.keys(FACES) as Face[])('the face %s', (face) => {
  it('comes out of its WOFF table by table, as its own checksums say', () => {
    const woff = woffOf(face)
    const font = unwrapWoff(woff)
    expect(font.readUInt32BE(0)).toBe(0x00010000)
    // what the WOFF says that the whole will measure
    expect(font.length).toBe(woff.readUInt32BE(16))
    const count = font.readUInt16BE(4)
    expect(count).toBeGreaterThan(9)
    for (let at = 12; at < 12 + count * 16; at += 16) {
      const tag = font.toString('latin1', at, at + 4)
      const [told, offset, length] = [4, 8, 12].map((field) => font.readUInt32BE(at + field))
      const table = font.subarray(offset, (offset ?? 0) + (length ?? 0))
      expect([tag, checksum(tag, table)]).toEqual([tag, told])
    }
  })
})
