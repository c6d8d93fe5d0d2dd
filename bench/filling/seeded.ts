/** Numbers that look drawn and are the same on every machine. */
export interface Seeded {
  /** an integer from 0 to `below`, excluded */
  below(below: number): number
  /** one of these */
  pick<T>(items: readonly T[]): T
  /** an identifier in the form of `newId` */
  id(): string
  /** a code in the form of `newCode` */
  code(): string
}

/** Of `src/shared/ids.ts`. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A generator of 32 bits (mulberry32): enough to tell dossiers apart, not to keep a secret. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const letters = (count: number) => {
    let text = ''
    for (let at = 0; at < count; at += 1) text += LETTERS[below(32)]
    return text
  }
  return {
    below,
    pick: <T>(items: readonly T[]): T => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('Nothing to pick from.')
      return item
    },
    id: () => letters(26),
    code: () => letters(12).replace(/(.{4})(?=.)/g, '$1-')
  }
}
