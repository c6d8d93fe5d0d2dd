const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae' }
const ABBREVIATIONS: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' }

/**
 * What two people who mean the same place both arrive at: no accent, no case, no hyphen, no
 * apostrophe, `st` written out.
 * @returns lower-case words separated by single spaces
 */
export function searchableText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[œæ]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => ABBREVIATIONS[word] ?? word)
    .join(' ')
}
