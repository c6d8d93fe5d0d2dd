import { CommandError, failedToParse } from '../errors.ts'
import { choosePlan } from '../planner/plan.ts'
import { execute, type Examined } from '../planner/execute.ts'
import { parseCollation } from '../query/collation.ts'
import { fieldsOfFilter } from '../query/fields-of.ts'
import { compileFilter } from '../query/filter.ts'
import { parseSort } from '../query/sort.ts'
import type { Collection } from '../storage/collection.ts'
import type { Found } from '../storage/found.ts'
import { compileUpdate, type Update } from '../update/update.ts'
import { isDocument, ownField, type Document, type Value } from '../values/types.ts'
import type { Server } from './command.ts'
import { sortFound } from './sort-found.ts'
import { checkForStorage } from './storable.ts'
import { upsertBase } from './upsert.ts'

/** How documents are looked for. */
export interface Selection {
  filter: Document
  sort?: Document | undefined
  hint?: Value | undefined
  collation?: Value | undefined
  variables?: Record<string, Value | undefined> | undefined
  limit?: number
  examined?: Examined | undefined
}

/** Documents that a filter matches, in order, as they are asked for. */
export function* select(
  server: Server,
  collection: Collection,
  selection: Selection
): Generator<Found> {
  const { filter, sort, hint, collation, limit = Infinity, examined } = selection
  const strings = parseCollation(collation)
  const fields = sort ? parseSort(sort) : []
  const test = compileFilter(filter, { strings, variables: selection.variables })
  const plan = choosePlan(collection.info, { filter, sort: fields, hint, plainStrings: !strings })
  const found = execute(server.store.engine, collection, plan, test, {
    examined,
    fields: fieldsOfFilter(filter)
  })
  const read = (record: number) => collection.read(record)
  const ordered = plan.sorted ? found : sortFound(found, { fields, strings, limit, read })
  let given = 0
  if (limit <= 0) return
  for (const match of ordered) {
    yield match
    // the next one is not looked for
    given += 1
    if (given >= limit) return
  }
}

export interface UpdateStatement extends Selection {
  update: Value
  multi: boolean
  upsert: boolean
  arrayFilters?: Value | undefined
  bypassValidation: boolean
}

export interface Updated {
  matched: number
  modified: number
  upserted?: { _id: Value; document: Document }
  /** The last document as it was and as it is, and its bytes where it was there before. */
  before?: Document
  after?: Document
  bytes?: { before: Buffer; after: Buffer }
  position?: number | undefined
}

export function compileStatement(server: Server, statement: UpdateStatement): Update {
  const { update, multi, arrayFilters, variables } = statement
  const replaces = isDocument(update) && !Object.keys(update)[0]?.startsWith('$')
  if (multi && replaces)
    throw failedToParse('multi update is not supported for replacement-style update')
  return compileUpdate(update, { arrayFilters, variables: variables ?? {}, now: server.now() })
}

/** Runs inside a job. */
export function runUpdate(
  server: Server,
  collection: () => Collection,
  existing: Collection | undefined,
  statement: UpdateStatement
): Updated {
  const change = compileStatement(server, statement)
  // A bad filter is refused even where there is nothing to search.
  if (!existing) compileFilter(statement.filter, { variables: statement.variables })
  const matches = existing ? changing(server, existing, statement, statement.multi) : []
  const result: Updated = { matched: 0, modified: 0 }
  for (const match of matches) {
    const after = change(match.document, { position: match.position })
    if (after !== match.document) {
      checkForStorage(after)
      validate(existing, after, statement.bypassValidation)
    }
    result.matched++
    const bytes = existing?.replace(match, after) ?? match.bytes
    if (bytes !== match.bytes) result.modified++
    result.bytes = { before: match.bytes, after: bytes }
    result.before = match.document
    result.after = after
    result.position = match.position
  }
  if (result.matched > 0 || !statement.upsert) return result
  const made = change(upsertBase(statement.filter, statement.update), { inserting: true })
  checkForStorage(made)
  const target = collection()
  validate(target, made, statement.bypassValidation)
  const document = target.insert(made)
  result.upserted = { _id: document._id as Value, document }
  result.after = document
  return result
}

/**
 * The documents that a write is about, chosen before the first is changed: of many, only their numbers
 * are held meanwhile.
 */
function* changing(
  server: Server,
  collection: Collection,
  selection: Selection,
  many: boolean
): Generator<Found> {
  if (!many) {
    yield* [...select(server, collection, { ...selection, limit: 1 })]
    return
  }
  const chosen: { record: number; position: number | undefined }[] = []
  for (const { record, position } of select(server, collection, selection))
    chosen.push({ record, position })
  for (const { record, position } of chosen) {
    const found = collection.read(record)
    if (!found) continue
    found.position = position
    yield found
  }
}

/** Runs inside a job. @returns how many documents were removed, and the last of them */
export function runDelete(
  server: Server,
  collection: Collection | undefined,
  selection: Selection,
  many: boolean
): { n: number; last?: Found } {
  if (!collection) {
    compileFilter(selection.filter, { variables: selection.variables })
    return { n: 0 }
  }
  const result: { n: number; last?: Found } = { n: 0 }
  for (const match of changing(server, collection, selection, many)) {
    collection.remove(match)
    result.n++
    result.last = match
  }
  return result
}

/** @throws CommandError 121 when the collection's validator refuses the document */
export function validate(
  collection: Collection | undefined,
  document: Document,
  bypass: boolean
): void {
  const validator = collection?.info.validator
  if (!validator || bypass || collection.info.options.validationAction === 'warn') return
  if (validator(document)) return
  throw new CommandError('DocumentValidationFailure', 'Document failed validation', {
    errInfo: {
      failingDocumentId: ownField(document, '_id') ?? null,
      details: { operatorName: 'validator', specifiedAs: collection.info.options.validator }
    }
  })
}

/** How many there are, without keeping them. */
export function countOf(items: Iterable<unknown>): number {
  const iterator = items[Symbol.iterator]()
  let count = 0
  while (iterator.next().done !== true) count++
  return count
}
