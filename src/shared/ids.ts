import { randomFillSync } from 'node:crypto'

/**
 * Crockford's base 32: no I, L, O or U, so that a code read aloud or copied by hand is not misread.
 * Source: https://www.crockford.com/base32.html
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An opaque identifier of 26 characters (130 bits): for documents, commands and links. */
export function newId(): string {
  return letters(26)
}

/** Whether a text has the form of `newId`: what a form sends back may be anything. */
export function isId(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text)
}

/**
 * The code that somebody copied by hand, as `newCode` writes it: capitals and hyphens do not matter, and the
 * letters that Crockford leaves out are read as the figures they look like.
 * @returns undefined when it can be no code
 */
export function readCode(typed: string): string | undefined {
  const bare = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(bare) ? bare.replace(/(.{4})(?=.)/g, '$1-') : undefined
}

/** A code that people copy by hand, such as `7K4M-92QD-X3HT` (60 bits). */
export function newCode(): string {
  return letters(12).replace(/(.{4})(?=.)/g, '$1-')
}

/** Asking the system for a few bytes costs as much as asking for many: they are taken from a supply, each once. */
const supply = Buffer.alloc(4096)
let taken = supply.length

function letters(count: number): string {
  if (taken + count > supply.length) {
    randomFillSync(supply)
    taken = 0
  }
  let text = ''
  for (const byte of supply.subarray(taken, taken + count)) text += ALPHABET[byte % 32]
  supply.fill(0, taken, taken + count)
  taken += count
  return text
}
