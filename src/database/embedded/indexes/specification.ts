import { Int32 } from 'bson'
import { CommandError, notSupported } from '../errors.ts'
import { compileFilter, type Filter } from '../query/filter.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, isTruthy, type Document, type Value } from '../values/types.ts'

export interface IndexField {
  name: string
  path: readonly string[]
  direction: 1 | -1
}

/** What an index is, as its creator asked for it. */
export interface IndexSpecification {
  name: string
  fields: readonly IndexField[]
  unique: boolean
  sparse: boolean
  partial: Document | undefined
  covers: Filter | undefined
  expireAfterSeconds: number | undefined
  /** The specification as `listIndexes` returns it. */
  source: Document
}

const REFUSED: Record<string, string> = {
  text: 'text indexes',
  '2d': 'geographic indexes',
  '2dsphere': 'geographic indexes',
  geoHaystack: 'geographic indexes',
  hashed: 'hashed indexes',
  columnstore: 'columnstore indexes'
}

const OPTIONS = new Set([
  'key',
  'name',
  'unique',
  'sparse',
  'background',
  'partialFilterExpression',
  'expireAfterSeconds',
  'v',
  'ns',
  'hidden',
  'collation',
  'clustered'
])

/**
 * Reads one specification of `createIndexes`.
 * @throws CommandError naming the kind of index or the option that is not supported
 */
export function parseIndex(given: Document): IndexSpecification {
  const { key } = given
  for (const option of Object.keys(given)) {
    if (!OPTIONS.has(option)) {
      throw new CommandError(
        'InvalidOptions',
        `The field '${option}' is not valid for an index specification`
      )
    }
  }
  if (!isDocument(key))
    throw new CommandError(
      'FailedToParse',
      "The 'key' field is a required property of an index specification"
    )
  const fields = Object.entries(key).map(([name, direction]) => parseField(name, direction))
  if (fields.length === 0)
    throw new CommandError('CannotCreateIndex', 'Index keys cannot be an empty object')
  const { collation, hidden } = given
  if (isDocument(collation) && collation.locale !== 'simple')
    throw notSupported('an index with a collation')
  if (isTruthy(hidden)) throw notSupported('a hidden index')
  const name = typeof given.name === 'string' ? given.name : defaultName(key)
  const partial = given.partialFilterExpression
  if (partial !== undefined && !isDocument(partial)) {
    throw new CommandError('TypeMismatch', "'partialFilterExpression' must be a document")
  }
  const isId = fields.length === 1 && fields[0]?.name === '_id'
  const seconds = given.expireAfterSeconds
  return {
    name: isId ? '_id_' : name,
    fields,
    unique: isId || isTruthy(given.unique),
    sparse: isTruthy(given.sparse),
    partial,
    covers: partial ? compileFilter(partial) : undefined,
    expireAfterSeconds: seconds === undefined ? undefined : expiry(seconds, fields),
    source: sourceOf(given, isId ? '_id_' : name)
  }
}

function parseField(name: string, direction: Value): IndexField {
  if (typeof direction === 'string') {
    const refused = REFUSED[direction]
    if (refused) {
      throw new CommandError(
        'CannotCreateIndex',
        `${refused} are not supported by the embedded store ("${direction}" on ${name})`
      )
    }
    throw new CommandError('CannotCreateIndex', `Unknown index plugin '${direction}'`)
  }
  if (!isNumber(direction) || toDouble(direction) === 0) {
    throw new CommandError(
      'CannotCreateIndex',
      `Values in the index key pattern must be numbers other than zero (${name})`
    )
  }
  const path = name.split('.')
  if (path.includes(''))
    throw new CommandError(
      'CannotCreateIndex',
      `Index keys cannot contain an empty field (${name})`
    )
  if (path.includes('$**'))
    throw new CommandError(
      'CannotCreateIndex',
      'wildcard indexes are not supported by the embedded store'
    )
  if (path.some((part) => part.startsWith('$'))) {
    throw new CommandError(
      'CannotCreateIndex',
      `Index key contains an illegal field name: field name starts with '$' (${name})`
    )
  }
  return { name, path, direction: toDouble(direction) < 0 ? -1 : 1 }
}

function expiry(seconds: Value, fields: readonly IndexField[]): number {
  if (!isNumber(seconds) || toDouble(seconds) < 0) {
    throw new CommandError(
      'CannotCreateIndex',
      "TTL index 'expireAfterSeconds' option must be a number of zero or more"
    )
  }
  if (fields.length > 1)
    throw new CommandError(
      'CannotCreateIndex',
      'TTL indexes are single-field indexes, compound indexes do not support TTL'
    )
  return toDouble(seconds)
}

/** Written by old drivers, of no meaning any more, or written anew. */
const NOT_KEPT = new Set(['v', 'key', 'name', 'ns', 'background', 'clustered'])

function sourceOf(given: Document, name: string): Document {
  const rest = Object.entries(given).filter(([option]) => !NOT_KEPT.has(option))
  return { v: new Int32(2), key: given.key as Value, name, ...Object.fromEntries(rest) }
}

export function defaultName(key: Document): string {
  return Object.entries(key)
    .map(
      ([name, direction]) =>
        `${name}_${isNumber(direction) ? String(direction) : String(direction as string)}`
    )
    .join('_')
}
