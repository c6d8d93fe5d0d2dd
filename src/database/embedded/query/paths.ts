import { isDocument, ownField, type Document, type Value } from '../values/types.ts'

/** Tells which element of the outermost array made a filter true, for the positional operator `$`. */
export interface MatchDetails {
  position?: number
}

export type LeafTest = (value: Value | undefined, details?: MatchDetails) => boolean

const INDEX = /^(0|[1-9]\d*)$/

export function arrayIndex(component: string | undefined): number | undefined {
  return component !== undefined && INDEX.test(component) ? Number(component) : undefined
}

/**
 * True when some value at this dotted path passes the test. Arrays on the way are walked through;
 * a path that leads nowhere is tested once with `undefined`, except inside an array of plain values.
 */
export function someAt(
  document: Document,
  path: readonly string[],
  test: LeafTest,
  details?: MatchDetails,
  from = 0
): boolean {
  const value = ownField(document, path[from] as string)
  return someBelow(value, path, test, details, from + 1)
}

function someBelow(
  value: Value | undefined,
  path: readonly string[],
  test: LeafTest,
  details: MatchDetails | undefined,
  next: number
): boolean {
  if (next === path.length) return test(value, details)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item = value[i]
      if (isDocument(item) && someAt(item, path, test, details, next)) {
        if (details) details.position = i
        return true
      }
    }
    const index = arrayIndex(path[next])
    if (index === undefined || index >= value.length) return false
    return someBelow(value[index], path, test, details, next + 1)
  }
  if (isDocument(value)) return someAt(value, path, test, details, next)
  return test(undefined, details)
}

/** Widens a test on one value to an array's elements, then to the array itself. */
export function elementsOrSelf(test: (value: Value | undefined) => boolean): LeafTest {
  return (value, details) => {
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        if (test(value[i])) {
          if (details) details.position = i
          return true
        }
      }
    }
    return test(value)
  }
}

/**
 * All values at a path with arrays on the way walked through: what indexes, sorts and `distinct` see.
 * The last array is kept whole.
 */
export function valuesAt(document: Document, path: readonly string[]): (Value | undefined)[] {
  const found: (Value | undefined)[] = []
  someAt(document, path, (value) => {
    found.push(value)
    return false
  })
  return found
}
