/**
 * One text for one content: keys in the order of their UTF-16 units, no space (RFC 8785 for the strings,
 * booleans, arrays and finite numbers that a form holds). Absent and undefined are the same.
 * @throws TypeError for what JSON has no word for
 */
export function canonicalJson(content: unknown): string {
  if (Array.isArray(content)) return `[${content.map(canonicalJson).join(',')}]`
  if (typeof content === 'object' && content !== null) {
    const entries = Object.entries(content).filter(([, value]) => value !== undefined)
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${sorted.map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`).join(',')}}`
  }
  const plain =
    content === null ||
    typeof content === 'string' ||
    typeof content === 'boolean' ||
    Number.isFinite(content)
  if (!plain) throw new TypeError(`No canonical JSON for ${typeof content}.`)
  return JSON.stringify(content)
}
