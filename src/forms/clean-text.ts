const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g
const CONTROL = /[^\P{Cc}\n\t]/gu
/** They reorder what is read around them, so that a text could show something else than it says. */
const REORDERING = /[\u202A-\u202E\u2066-\u2069\uFEFF]/g
const LONE_SURROGATE = /\p{Cs}/gu

/**
 * A text as it is kept: one kind of line break, no control or reordering character, composed letters
 * (NFC), no space around it. Cleaning twice changes nothing more.
 */
export function cleanText(typed: string): string {
  return typed
    .replace(LINE_BREAK, '\n')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(CONTROL, '')
    .replace(REORDERING, '')
    .normalize('NFC')
    .trim()
}

/** The same on one line: line breaks and tabs become a space. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s*[\n\t]\s*/g, ' ')
}

/**
 * How long a clean text is: Unicode code points, a line break counting as one. An accented letter is one
 * since the text is composed; an emoji made of several counts for several. Graphemes would be closer to
 * the eye, but one grapheme has no upper size, and a maximum must bound what is stored and printed.
 */
export function lengthOf(text: string): number {
  const pairs = text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)
  return text.length - (pairs?.length ?? 0)
}
