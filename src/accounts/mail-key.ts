import { z } from 'zod'

const address = z.email().max(254)

/**
 * The one form of a mail address: without spaces around, in small letters. Servers may tell capitals apart in
 * what stands before the @, but none that we know does, and people do not.
 * @returns undefined when it is not an address
 */
export function mailKey(typed: unknown): string | undefined {
  if (typeof typed !== 'string') return undefined
  const key = typed.trim().normalize('NFC').toLowerCase()
  return address.safeParse(key).success ? key : undefined
}

/** @throws RangeError when it is not an address: pages check before they ask */
export function requireMailKey(typed: string): string {
  const key = mailKey(typed)
  if (!key) throw new RangeError('Not a mail address')
  return key
}
