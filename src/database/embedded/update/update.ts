import { CommandError, failedToParse } from '../errors.ts'
import { compileFilter, type Filter } from '../query/filter.ts'
import { compareStrings, equalValues } from '../values/compare.ts'
import { isDocument, ownField, type Document, type Value } from '../values/types.ts'
import { compileUpdatePipeline } from './pipeline.ts'
import { OPERATORS, type Change } from './operators.ts'
import { applyAt, parsePath } from './targets.ts'

export interface UpdateContext {
  /** Array position that the filter matched, for `$`. */
  position?: number | undefined
  /** True when the document is being made by an upsert. */
  inserting?: boolean
  /** The document before any change, which `$rename` reads. */
  original?: Document
}

/** Computes the new document; the old one is left as it is. */
export type Update = (document: Document, context: UpdateContext) => Document

interface Options {
  arrayFilters?: Value | undefined
  variables?: Record<string, Value | undefined>
  now: Date
}

/**
 * Compiles a replacement, a document of update operators, or a pipeline.
 * @throws CommandError naming what is unknown or in conflict
 */
export function compileUpdate(
  given: Value,
  { arrayFilters, variables = {}, now }: Options
): Update {
  if (Array.isArray(given)) {
    if (arrayFilters !== undefined)
      throw failedToParse('arrayFilters may not be specified for pipeline-syle updates')
    return checked(compileUpdatePipeline(given, variables))
  }
  if (!isDocument(given))
    throw failedToParse('Update argument must be either an object or an array')
  const [first] = Object.keys(given)
  if (!first?.startsWith('$')) {
    for (const name of Object.keys(given)) {
      if (name.startsWith('$'))
        throw new CommandError(
          'DollarPrefixedFieldName',
          `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`
        )
    }
    return (document) => replacement(document, given)
  }
  return checked(compileOperators(given, arrayFilters, now))
}

function replacement(document: Document, given: Document): Document {
  const id = ownField(document, '_id')
  const newId = ownField(given, '_id')
  if (id !== undefined && newId !== undefined && !equalValues(id, newId)) {
    throw immutable()
  }
  return id === undefined ? { ...given } : { _id: id, ...given }
}

function immutable(): CommandError {
  return new CommandError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'"
  )
}

function checked(update: Update): Update {
  return (document, context) => {
    const result = update(document, context)
    const before = ownField(document, '_id')
    const after = ownField(result, '_id')
    if (before === undefined) return result
    if (after === undefined || !equalValues(before, after)) throw immutable()
    return result
  }
}

function compileOperators(given: Document, arrayFilters: Value | undefined, now: Date): Update {
  const changes: { path: string; change: Change }[] = []
  for (const [operator, operands] of Object.entries(given)) {
    const compile = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined
    if (!compile) {
      throw failedToParse(
        operator.startsWith('$')
          ? `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`
          : `The update operator cannot be mixed with a replacement field: ${operator}`
      )
    }
    if (!isDocument(operands))
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeof operands} instead. For example: {$mod: {<field>: ...}}`
      )
    for (const [path, operand] of Object.entries(operands))
      changes.push(...compile(path, operand, now))
  }
  // Fields that are added come in the order of their names.
  changes.sort((a, b) => comparePaths(a.path, b.path))
  refuseConflicts(changes.map(({ path }) => path))
  const filters = compileArrayFilters(
    arrayFilters,
    changes.map(({ path }) => path)
  )
  const parsed = changes.map(({ path, change }) => ({ path: parsePath(path), change }))
  return (document, context) => {
    let result = document
    for (const { path, change } of parsed) {
      if (change.onlyOnInsert && !context.inserting) continue
      result = applyAt(result, path, change, { ...context, original: document, filters })
    }
    return result
  }
}

function comparePaths(a: string, b: string): number {
  const x = a.split('.')
  const y = b.split('.')
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i] as string, y[i] as string]
    if (p === q) continue
    const numeric = /^\d+$/.test(p) && /^\d+$/.test(q)
    return numeric ? Number(p) - Number(q) : compareStrings(p, q)
  }
  return x.length - y.length
}

/** Paths are sorted: one that is the beginning of another comes right before those it begins. */
function refuseConflicts(paths: readonly string[]): void {
  for (const [i, path] of paths.entries()) {
    const next = paths[i + 1]
    if (next !== undefined && (next === path || next.startsWith(`${path}.`))) {
      throw new CommandError(
        'ConflictingUpdateOperators',
        `Updating the path '${next}' would create a conflict at '${path}'`
      )
    }
  }
}

function compileArrayFilters(
  given: Value | undefined,
  paths: readonly string[]
): Map<string, Filter> {
  const filters = new Map<string, Filter>()
  if (given === undefined) return requireFilters(paths, filters)
  if (!Array.isArray(given)) throw new CommandError('TypeMismatch', 'arrayFilters must be an array')
  for (const filter of given) {
    if (!isDocument(filter))
      throw new CommandError('TypeMismatch', 'Each array filter must be an object')
    const identifiers = new Set(namesIn(filter))
    const [identifier] = identifiers
    if (identifier === undefined)
      throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters')
    if (identifiers.size > 1) {
      throw failedToParse(
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...identifiers].join("' and '")}'`
      )
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      throw new CommandError(
        'BadValue',
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`
      )
    }
    if (filters.has(identifier))
      throw failedToParse(
        `Found multiple array filters with the same top-level field name ${identifier}`
      )
    filters.set(identifier, compileFilter(filter))
  }
  for (const identifier of filters.keys()) {
    if (!paths.some((path) => path.includes(`$[${identifier}]`))) {
      throw failedToParse(
        `The array filter for identifier '${identifier}' was not used in the update`
      )
    }
  }
  return requireFilters(paths, filters)
}

function requireFilters(
  paths: readonly string[],
  filters: Map<string, Filter>
): Map<string, Filter> {
  for (const path of paths) {
    if (!path.includes('$[')) continue
    for (const [, identifier] of path.matchAll(/\$\[([^\]]+)\]/g)) {
      if (identifier !== undefined && !filters.has(identifier)) {
        throw new CommandError(
          'BadValue',
          `No array filter found for identifier '${identifier}' in path '${path}'`
        )
      }
    }
  }
  return filters
}

function namesIn(filter: Document): string[] {
  return Object.entries(filter).flatMap(([name, operand]) => {
    if (/^\$(and|or|nor)$/.test(name) && Array.isArray(operand)) {
      return operand.flatMap((clause) => (isDocument(clause) ? namesIn(clause) : []))
    }
    return [name.split('.')[0] as string]
  })
}
