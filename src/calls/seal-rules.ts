import { hash } from 'node:crypto'
import type { CallContent } from './call-content.ts'

/** What the seal holds: everything by which dossiers are written, read and decided. */
export interface SealedRules {
  call: string
  version: number
  workflow: { name: string; version: number; hash: string }[]
  content: CallContent
}

/** The exact text that is hashed and published: JSON with sorted keys, so that anybody finds the same bytes. */
export function sealedText(rules: SealedRules): string {
  return JSON.stringify(sorted(rules), null, 1) + '\n'
}

/** SHA-256 in hexadecimal, as `sha256sum` prints it. */
export function sealOf(text: string): string {
  return hash('sha256', text)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)])
  )
}
