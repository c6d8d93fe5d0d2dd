import { VARIABLES } from './variables.ts'

/** The variable somebody probably meant: fewest letters to change, accents and spaces forgiven. */
export function nearestVariable(typed: string): string {
  const plain = typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .slice(0, 60)
  let nearest: string = VARIABLES[0]
  let least = Infinity
  for (const name of VARIABLES) {
    const changes = distance(plain, name)
    if (changes < least) [nearest, least] = [name, changes]
  }
  return nearest
}

/** Levenshtein's distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? Infinity
}
