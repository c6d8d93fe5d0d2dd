import { randomBytes } from 'node:crypto'

/**
 * Crockford's base 32: no I, L, O or U, so that a code read aloud or copied by hand is not misread.
 * Source: https://www.crockford.com/base32.html
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An opaque identifier of 26 characters (130 bits): for documents, commands and links. */
export function newId(): string {
  return letters(26)
}

/** A code that people copy by hand, such as `7K4M-92QD-X3HT` (60 bits). */
export function newCode(): string {
  return letters(12).replace(/(.{4})(?=.)/g, '$1-')
}

function letters(count: number): string {
  let text = ''
  for (const byte of randomBytes(count)) text += ALPHABET[byte % 32]
  return text
}
