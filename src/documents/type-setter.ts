import type PDFDocument from 'pdfkit'
import { FACES, faceFile, type Face, type Weight } from './fonts.ts'

type Document = InstanceType<typeof PDFDocument>

/** Characters that the face lacks and another says as well. */
const SAME_AS: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2011': '-',
  '\t': ' ',
  '\u200b': '',
  '\ufeff': ''
}

/** Shown for a letter that no face has: better a mark than a letter silently left out. */
const MISSING = '?'

/** A stretch of text that one face can print. */
export interface Stretch {
  face: Face
  text: string
}

/** Registers the faces and cuts texts into what each can print. */
export function typeSetter(doc: Document): (text: string, weight: Weight) => Stretch[] {
  for (const face of Object.keys(FACES) as Face[]) doc.registerFont(face, faceFile(face))
  const known = new Map<string, boolean>()
  const has = (face: Face, character: string) => {
    const key = face + character
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    doc.font(face)
    const found = glyphsOf(doc).hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
    known.set(key, found)
    return found
  }
  return (text, weight) => {
    const stretches: Stretch[] = []
    for (const typed of text.normalize('NFC')) {
      const character = SAME_AS[typed] ?? typed
      if (character === '') continue
      const face =
        character === '\n' || has(weight, character) ? weight : (`${weight}-ext` as const)
      const printed = face === weight || has(face, character) ? character : MISSING
      const at = printed === MISSING ? weight : face
      const last = stretches.at(-1)
      if (last?.face === at) last.text += printed
      else stretches.push({ face: at, text: printed })
    }
    return stretches
  }
}

/** pdfkit keeps the parsed font to itself, and asks it the same question when it prints. */
function glyphsOf(doc: Document): { hasGlyphForCodePoint(codePoint: number): boolean } {
  const { _font } = doc as unknown as {
    _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } }
  }
  return _font.font
}
