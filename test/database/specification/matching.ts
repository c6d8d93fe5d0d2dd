import { EJSON } from 'bson'
import { isDeepStrictEqual } from 'node:util'

type Fields = Record<string, unknown>

/** What `$$matchesEntity` and `$$sessionLsid` refer to. */
export interface Lookup {
  entity(id: string): unknown
  sessionId(id: string): unknown
}

const TYPES: Record<string, (value: unknown) => boolean> = {
  int: (value) => Number.isInteger(value),
  long: (value) => Number.isInteger(value) || typeof value === 'bigint',
  double: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: isFields,
  array: Array.isArray,
  bool: (value) => typeof value === 'boolean',
  binData: (value) => (value as { _bsontype?: string })._bsontype === 'Binary',
  date: (value) => value instanceof Date,
  objectId: (value) =>
    isFields(value) || (value as { _bsontype?: string })._bsontype === 'ObjectId',
  timestamp: (value) => (value as { _bsontype?: string })._bsontype === 'Timestamp'
}

/** Matches as the unified test format says: extra fields are allowed at the root of a document only. */
export function mismatch(
  expected: unknown,
  actual: unknown,
  lookup: Lookup,
  root = true,
  path = ''
): string | undefined {
  const special = specialMismatch(expected, actual, lookup, root, path)
  if (special !== undefined) return special === '' ? undefined : special
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      return `${path}: ${show(actual)} is not like ${show(expected)}`
    for (const [i, item] of expected.entries()) {
      const inner = mismatch(item, actual[i], lookup, root && path === '', `${path}[${i}]`)
      if (inner) return inner
    }
    return undefined
  }
  if (actual instanceof Map)
    return mismatch(expected, Object.fromEntries(actual), lookup, root, path)
  if (isFields(expected)) {
    if (!isFields(actual)) return `${path}: ${show(actual)} is not like ${show(expected)}`
    for (const [name, value] of Object.entries(expected)) {
      const inner = mismatch(value, actual[name], lookup, false, `${path}.${name}`)
      if (inner) return inner
    }
    const extra = root
      ? undefined
      : Object.keys(actual).find((name) => !(name in expected) && actual[name] !== undefined)
    return extra === undefined ? undefined : `${path}.${extra}: not expected`
  }
  const [a, b] = [plain(expected), plain(actual)]
  return isDeepStrictEqual(a, b) ? undefined : `${path}: ${show(actual)} is not ${show(expected)}`
}

/** @returns undefined when no special operator is there, '' when it matches */
function specialMismatch(
  expected: unknown,
  actual: unknown,
  lookup: Lookup,
  root: boolean,
  path: string
): string | undefined {
  if (!isFields(expected)) return undefined
  const [operator] = Object.keys(expected)
  const operand = operator === undefined ? undefined : expected[operator]
  switch (operator ?? '') {
    case '$$exists':
      return (actual !== undefined) === operand
        ? ''
        : `${path}: ${operand === true ? 'missing' : 'not expected'}`
    case '$$unsetOrMatches':
      return actual === undefined || actual === null
        ? ''
        : (mismatch(operand, actual, lookup, root, path) ?? '')
    case '$$type': {
      const names = Array.isArray(operand) ? (operand as string[]) : [operand as string]
      return names.some((name) => TYPES[name]?.(plain(actual)))
        ? ''
        : `${path}: ${show(actual)} is not ${names.join(' or ')}`
    }
    case '$$matchesEntity':
      return mismatch(lookup.entity(operand as string), actual, lookup, root, path) ?? ''
    case '$$sessionLsid':
      return isDeepStrictEqual(show(lookup.sessionId(operand as string)), show(actual))
        ? ''
        : `${path}: another session`
    default:
      return undefined
  }
}

export function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Map) &&
    !('_bsontype' in value)
  )
}

/** Numbers match whatever their type, as the format wants; the driver has classes of its own. */
function plain(value: unknown): unknown {
  const type = (value as { _bsontype?: string } | null | undefined)?._bsontype
  return type === 'Int32' || type === 'Double' || type === 'Long' ? Number(String(value)) : value
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : EJSON.stringify(value, { relaxed: true })
}
