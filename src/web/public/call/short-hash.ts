/** The first 24 characters of a hash, in fours: enough to compare by eye, the whole is on the rules' page. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 24).replace(/(.{4})(?=.)/g, '$1 ')
}
