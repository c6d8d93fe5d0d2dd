const LONGEST = 254

/**
 * An address as it can be put in an envelope, or null. One mailbox and nothing else: no list, no group, no
 * second line, so that nobody can be added to what is sent.
 */
export function mailAddress(typed: string): string | null {
  const address = typed.trim()
  const looksRight =
    /^[^\s@<>()[\],;:\\"\p{Cc}]+@[^\s@<>()[\],;:\\"\p{Cc}.]+(\.[^\s@<>()[\],;:\\"\p{Cc}.]+)+$/u
  return address.length <= LONGEST && looksRight.test(address) ? address : null
}
