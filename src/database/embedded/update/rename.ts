import { badValue } from '../errors.ts'
import { isDocument, ownField, type Document, type Value } from '../values/types.ts'
import type { PathChange } from './operators.ts'

/**
 * `$rename` is two changes: the old path is emptied, the new one takes what was there. Both look at
 * the document before any of them.
 */
export function rename(path: string, operand: Value): PathChange[] {
  if (typeof operand !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${path}`)
  if (path === operand)
    throw badValue(`The source and target field for $rename must differ: ${path}`)
  if ([path, operand].some((name) => name.includes('$'))) {
    throw badValue(`The source and target field for $rename may not be dynamic: ${path}`)
  }
  const source = path.split('.')
  return [
    { path, change: { creates: false, apply: () => undefined } },
    {
      path: operand,
      change: {
        creates: true,
        apply(value, { original }) {
          const moved = original && plainValue(original, source)
          return moved === undefined ? value : moved
        }
      }
    }
  ]
}

/** The value at a plain path, arrays not walked through. */
export function plainValue(document: Document, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>(
    (value, name) => (isDocument(value) ? ownField(value, name) : undefined),
    document
  )
}
