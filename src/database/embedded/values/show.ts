import { EJSON } from 'bson'
import type { Value } from './types.ts'

/** A value as a message shows it, shortened. */
export function showValue(value: Value | undefined): string {
  if (value === undefined) return 'missing'
  const text =
    typeof value === 'string' ? JSON.stringify(value) : EJSON.stringify(value, { relaxed: true })
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
