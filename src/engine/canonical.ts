import { hash } from 'node:crypto'
import { isDate } from 'node:util/types'
import { ChartFault } from './errors.ts'

/**
 * A copy that survives the store unchanged: no `undefined`, only plain objects, arrays, dates and scalars.
 * @param path where we are, for the message
 * @throws ChartFault naming the place of anything else
 */
export function plain<T>(value: T, path: string): T {
  return copy(value, path) as T
}

function copy(value: unknown, path: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (isDate(value)) return new Date(value.getTime())
  if (Array.isArray(value)) return value.map((item, at) => copy(item ?? null, `${path}.${at}`))
  if (typeof value === 'object' && isPlainObject(value)) return copyObject(value, path)
  throw new ChartFault(`${path} is not plain data and would not be read back as it is.`)
}

function copyObject(value: object, path: string): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) result[key] = copy(item, `${path}.${key}`)
  }
  return result
}

/** Data made elsewhere (the test runner's realm, the driver) has another Object.prototype: what counts is that it has no class. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** One text for equal data, whatever the order of keys; dates as ISO. */
export function canonical(value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (isDate(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const parts: string[] = []
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key]
    if (item !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(item)}`)
  }
  return `{${parts.join(',')}}`
}

/** SHA-256 in hexadecimal. */
export function digest(text: string): string {
  return hash('sha256', text)
}
