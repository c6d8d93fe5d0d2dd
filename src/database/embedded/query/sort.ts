import { badValue, notSupported } from '../errors.ts'
import { compareValues, type StringOrder } from '../values/compare.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, type Document, type Value } from '../values/types.ts'
import { valuesAt } from './paths.ts'

export interface SortField {
  path: readonly string[]
  direction: 1 | -1
}

/** @throws CommandError for a direction other than 1 and -1 */
export function parseSort(sort: Document): SortField[] {
  return Object.entries(sort).map(([name, direction]) => {
    if (isDocument(direction)) throw notSupported(`sorting by $meta (${name})`)
    const number = isNumber(direction) ? toDouble(direction) : NaN
    if (number !== 1 && number !== -1) {
      throw badValue(`$sort key ordering must be 1 (for ascending) or -1 (for descending)`)
    }
    if (name === '' || name.split('.').includes('')) {
      throw badValue('FieldPath must not end or begin with a dot, or be empty.')
    }
    return { path: name.split('.'), direction: number }
  })
}

/** What a document sorts by: an array counts as its least element, or its greatest when descending. */
export function sortKey(
  document: Document,
  fields: readonly SortField[],
  strings?: StringOrder
): (Value | undefined)[] {
  return fields.map(({ path, direction }) => {
    if (path.length === 1 && !Array.isArray(document[path[0] as string])) {
      return document[path[0] as string] ?? null
    }
    const candidates: (Value | undefined)[] = []
    for (const value of valuesAt(document, path)) {
      // An empty array sorts below null, as the missing type does.
      if (Array.isArray(value)) candidates.push(...(value.length === 0 ? [undefined] : value))
      else candidates.push(value ?? null)
    }
    if (candidates.length === 0) return null
    return candidates.reduce((best, value) =>
      compareValues(value, best, strings) * direction < 0 ? value : best
    )
  })
}

export function compareSortKeys(
  a: readonly (Value | undefined)[],
  b: readonly (Value | undefined)[],
  fields: readonly SortField[],
  strings?: StringOrder
): number {
  for (let i = 0; i < fields.length; i++) {
    const order = compareValues(a[i], b[i], strings)
    if (order !== 0) return order * (fields[i] as SortField).direction
  }
  return 0
}

/** A stable sort of anything that carries a document; keys are computed once each. */
export function sortBy<T>(
  items: Iterable<T>,
  document: (item: T) => Document,
  fields: readonly SortField[],
  strings?: StringOrder
): T[] {
  return Array.from(items, (item) => ({ item, key: sortKey(document(item), fields, strings) }))
    .sort((a, b) => compareSortKeys(a.key, b.key, fields, strings))
    .map(({ item }) => item)
}
