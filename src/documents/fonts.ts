import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../shared/project-root.ts'
import { unwrapWoff } from './unwrap-woff.ts'

const folder = join(projectRoot, 'node_modules/@fontsource/atkinson-hyperlegible-next/files')

/** The pages' own face, as static WOFF: pdfkit embeds a subset of each. `-ext` holds the letters of other languages. */
export const FACES = {
  regular: 'latin-400-normal',
  bold: 'latin-700-normal',
  'regular-ext': 'latin-ext-400-normal',
  'bold-ext': 'latin-ext-700-normal'
} as const

export type Face = keyof typeof FACES
export type Weight = 'regular' | 'bold'

const loaded = new Map<Face, Buffer>()

/**
 * The face as a bare font, read and unwrapped once. Each document parses it anew: a parsed one remembers the parts
 * of accented letters without saying which letters they are, and the next document could not be searched.
 */
export function faceFile(face: Face): Buffer {
  const known = loaded.get(face)
  if (known) return known
  const path = join(folder, `atkinson-hyperlegible-next-${FACES[face]}.woff`)
  const bytes = unwrapWoff(readFileSync(path))
  loaded.set(face, bytes)
  return bytes
}
