import type { Buffer } from 'node:buffer'
import type { Batch, Cursors } from '../cursors.ts'
import { CommandError } from '../errors.ts'
import type { Store } from '../storage/store.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, isTruthy, type Document, type Value } from '../values/types.ts'

/** What a command is handed of the server. */
export interface Server {
  store: Store
  cursors: Cursors
  /** The clock of TTL indexes and of `$$NOW`. */
  now: () => Date
  /** How the server names itself to drivers. */
  address: string
}

export interface Request {
  name: string
  body: Document
  database: string
  /** Lists of documents that came apart from the body, as BSON bytes. */
  sequences: Map<string, Buffer[]>
  connection: { id: number }
}

/** A reply; `fields` are more of them, as one document's bytes, and a batch of documents is put into `cursor` as bytes. */
export interface Reply {
  [field: string]: unknown
  fields?: Buffer
  batch?: { field: 'firstBatch' | 'nextBatch'; namespace: string; batch: Batch }
}

export interface Command {
  /** Fields that it takes besides those of every command. */
  fields: readonly string[] | 'any'
  run(request: Request, server: Server): Reply | Promise<Reply>
}

/** Fields that any command may carry. */
const COMMON = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  'lsid',
  'txnNumber',
  'comment',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'startTransaction',
  'autocommit'
])

/** @throws CommandError 40415 naming a field that the command does not know */
export function refuseUnknownFields({ name, body, sequences }: Request, { fields }: Command): void {
  if (fields === 'any') return
  for (const field of [...Object.keys(body), ...sequences.keys()]) {
    if (field !== name && !COMMON.has(field) && !fields.includes(field)) {
      throw new CommandError(40_415, `BSON field '${name}.${field}' is an unknown field.`)
    }
  }
}

export function stringField({ body, name }: Request, field = name): string {
  const value = body[field]
  if (typeof value === 'string') return value
  throw new CommandError(
    'InvalidNamespace',
    `collection name has invalid type for ${name}.${field}`
  )
}

/** The name of the collection that a command is about. */
export function collectionName(request: Request): string {
  const name = stringField(request)
  if (name === '' || name.includes('\0')) {
    throw new CommandError(
      'InvalidNamespace',
      `Invalid namespace specified '${request.database}.${name}'`
    )
  }
  return name
}

export function documentField(body: Document, field: string): Document {
  const value = body[field]
  if (value === undefined || value === null) return {}
  if (isDocument(value)) return value
  throw new CommandError(
    'TypeMismatch',
    `BSON field '${field}' is the wrong type, expected type 'object'`
  )
}

export function numberField(body: Document, field: string): number | undefined {
  const value: Value | undefined = body[field]
  if (value === undefined || value === null) return undefined
  if (isNumber(value)) return toDouble(value)
  throw new CommandError(
    'TypeMismatch',
    `BSON field '${field}' is the wrong type, expected a number`
  )
}

export function flag(body: Document, field: string): boolean {
  return isTruthy(body[field])
}

/** When a command must have given up, if it says how long it may take. */
export function deadlineOf(body: Document): number | undefined {
  const limit = numberField(body, 'maxTimeMS')
  return limit === undefined || limit === 0 ? undefined : performance.now() + limit
}
