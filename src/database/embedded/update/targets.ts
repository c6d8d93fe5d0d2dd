import { CommandError } from '../errors.ts'
import type { Filter } from '../query/filter.ts'
import { arrayIndex } from '../query/paths.ts'
import {
  isDocument,
  ownField,
  setField,
  typeOf,
  type Document,
  type Value
} from '../values/types.ts'
import type { Change } from './operators.ts'
import type { UpdateContext } from './update.ts'
import { showValue } from '../values/show.ts'

interface Context extends UpdateContext {
  filters: Map<string, Filter>
}

/** @throws CommandError for a path that cannot be updated, such as an empty one */
export function parsePath(path: string): string[] {
  const parts = path.split('.')
  if (path === '') throw new CommandError(56, 'An empty update path is not valid.')
  if (parts.includes(''))
    throw new CommandError(
      56,
      `The update path '${path}' contains an empty field name, which is not allowed.`
    )
  return parts
}

/** A copy of the document with one change applied along a path; what does not change is shared. */
export function applyAt(
  document: Document,
  path: readonly string[],
  change: Change,
  context: Context
): Document {
  return into(document, path, 0, change, context) as Document
}

function into(
  value: Value | undefined,
  path: readonly string[],
  from: number,
  change: Change,
  context: Context
): Value | undefined {
  if (from === path.length) return change.apply(value, context)
  const name = path[from] as string
  if (Array.isArray(value)) return intoArray(value, name, path, from, change, context)
  if (/^\$(\[.*\])?$/.test(name)) throw positionalRefusal(name, path, from, value)
  if (value !== undefined && !isDocument(value)) {
    if (!change.creates) return value
    throw new CommandError(
      'PathNotViable',
      `Cannot create field '${name}' in element {${path[from - 1] ?? ''}: ${showValue(value)}}`
    )
  }
  if (value === undefined && !change.creates) return undefined
  const document = value ?? {}
  const before = ownField(document, name)
  const after = into(before, path, from + 1, change, context)
  if (after === before) return value
  const copy = { ...document }
  if (after === undefined) delete copy[name]
  else setField(copy, name, after)
  return copy
}

function intoArray(
  items: Value[],
  name: string,
  path: readonly string[],
  from: number,
  change: Change,
  context: Context
): Value[] {
  const positions = targets(items, name, path, context)
  const copy = [...items]
  for (const position of positions) {
    const after = into(items[position], path, from + 1, change, context)
    if (after === undefined && position >= items.length) continue
    if (position > items.length + 1_500_000)
      throw new CommandError('BadValue', 'array index too large')
    while (copy.length < position) copy.push(null)
    // Unset leaves a hole that reads as null, so that other positions stay.
    copy[position] = after ?? null
  }
  return copy
}

function targets(
  items: Value[],
  name: string,
  path: readonly string[],
  { position, filters }: Context
): number[] {
  if (name === '$[]') return items.map((_, i) => i)
  if (name === '$') {
    if (position === undefined) {
      throw new CommandError(
        'BadValue',
        'The positional operator did not find the match needed from the query.'
      )
    }
    return [position]
  }
  const identifier = /^\$\[(.+)\]$/.exec(name)?.[1]
  if (identifier !== undefined) {
    const filter = filters.get(identifier)
    return items.flatMap((item, i) => (filter?.({ [identifier]: item }) ? [i] : []))
  }
  const index = arrayIndex(name)
  if (index === undefined) {
    throw new CommandError(
      'PathNotViable',
      `Cannot create field '${name}' in element {${path[path.indexOf(name) - 1] ?? ''}: array}`
    )
  }
  return [index]
}

function positionalRefusal(
  name: string,
  path: readonly string[],
  from: number,
  value: Value | undefined
): CommandError {
  if (name === '$') {
    return new CommandError(
      'BadValue',
      'The positional operator did not find the match needed from the query.'
    )
  }
  const at = path.slice(0, from).join('.')
  return new CommandError(
    'BadValue',
    value === undefined
      ? `The path '${at}' must exist in the document in order to apply array updates.`
      : `Cannot apply array updates to non-array element ${at}: ${typeOf(value)}`
  )
}
