import { createHash } from 'node:crypto'
import { CommandError } from '../errors.ts'
import { descending, keyBytes } from '../values/key-bytes.ts'
import { isDocument, ownField, type Document, type Value } from '../values/types.ts'
import { arrayIndex } from '../query/paths.ts'
import type { IndexField, IndexSpecification } from './specification.ts'

/** Longer keys are cut here and told apart by a hash; the storage engine's limit is 1,978 bytes. */
export const LONGEST_KEY = 1024

export interface IndexEntries {
  /** Key bytes, each once; empty when the index leaves the document out. */
  keys: Buffer[]
  /** An array gave several entries. */
  multikey: boolean
  /** A key was too long to be kept in full, so that its order is not exact any more. */
  truncated: boolean
}

interface Cursor {
  value: Value | undefined
  rest: readonly string[]
  /** Fields walked so far, to tell which array this is. */
  walked: string
  /** An element of the field's own array: indexed whole, even when it is an array itself. */
  whole: boolean
}

/** @throws CommandError 171 when two fields of one index are different arrays */
export function indexEntries(index: IndexSpecification, document: Document): IndexEntries {
  if (index.covers && !index.covers(document))
    return { keys: [], multikey: false, truncated: false }
  const tuples: (Value | undefined)[][] = []
  const cursors = index.fields.map(({ path }): Cursor => ({
    value: document,
    rest: path,
    walked: '',
    whole: false
  }))
  const multikey = expand(cursors, tuples)
  let truncated = false
  const keys = new Map<string, Buffer>()
  for (const tuple of tuples) {
    if (index.sparse && tuple.every((value) => value === MISSING)) continue
    const full = tupleBytes(tuple.map(orNull), index.fields)
    const key = shorten(full)
    if (key !== full) truncated = true
    keys.set(key.toString('latin1'), key)
  }
  return { keys: [...keys.values()], multikey, truncated }
}

/** Stands for a field that is not there; `undefined` is an empty array's entry. */
const MISSING: Value = Object.freeze({})

function orNull(value: Value | undefined): Value | undefined {
  return value === MISSING ? null : value
}

export function tupleBytes(
  tuple: readonly (Value | undefined)[],
  fields: readonly IndexField[]
): Buffer {
  const parts = tuple.map((value, i) => fieldBytes(value, fields[i] as IndexField))
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
}

export function fieldBytes(value: Value | undefined, field: IndexField): Buffer {
  const bytes = keyBytes(value)
  return field.direction === 1 ? bytes : descending(bytes)
}

export function shorten(key: Buffer): Buffer {
  if (key.length <= LONGEST_KEY) return key
  const digest = createHash('sha256').update(key).digest()
  return Buffer.concat([key.subarray(0, LONGEST_KEY), digest])
}

/**
 * Walks all fields side by side, so that fields below the same array are taken from the same element.
 * @returns whether an array was met
 */
function expand(cursors: readonly Cursor[], tuples: (Value | undefined)[][]): boolean {
  const reached = cursors.map(descend)
  const arrays = new Map<string, Value[]>()
  for (const cursor of reached) {
    const items = openArray(cursor)
    if (items) arrays.set(cursor.walked, items)
  }
  const [first] = arrays.values()
  if (!first) {
    tuples.push(reached.map(({ value }) => value))
    return false
  }
  if (arrays.size > 1) {
    const names = [...arrays.keys()].map((name) => name.slice(1))
    throw new CommandError(
      'CannotIndexParallelArrays',
      `cannot index parallel arrays [${names.join('] [')}]`
    )
  }
  if (first.length === 0) {
    tuples.push(reached.map((cursor) => (openArray(cursor) ? emptyEntry(cursor) : cursor.value)))
    return true
  }
  for (const item of first) {
    expand(
      reached.map((cursor) => (openArray(cursor) ? intoElement(cursor, item) : cursor)),
      tuples
    )
  }
  return true
}

function openArray({ value, whole }: Cursor): Value[] | undefined {
  return !whole && Array.isArray(value) ? value : undefined
}

function emptyEntry({ rest }: Cursor): Value | undefined {
  return rest.length === 0 ? undefined : MISSING
}

function intoElement({ rest, walked }: Cursor, item: Value): Cursor {
  const value = rest.length === 0 || isDocument(item) ? item : MISSING
  return { value, rest, walked: `${walked}[]`, whole: rest.length === 0 }
}

function descend(cursor: Cursor): Cursor {
  let { value, rest, walked } = cursor
  while (rest.length > 0) {
    const [name, ...further] = rest as [string, ...string[]]
    if (Array.isArray(value)) {
      const position = arrayIndex(name)
      if (position === undefined) break
      value = value[position] ?? MISSING
    } else if (isDocument(value) && value !== MISSING) value = ownField(value, name) ?? MISSING
    else value = MISSING
    walked += `.${name}`
    rest = further
  }
  return { value, rest, walked, whole: cursor.whole }
}
