import {
  MongoBulkWriteError,
  MongoClient,
  MongoClientBulkWriteError,
  MongoServerError
} from 'mongodb'
import { Entities } from './entities.ts'
import { mismatch, type Lookup } from './matching.ts'
import { plainMaps, runOperation } from './operations.ts'
import type {
  CollectionData,
  EventList,
  Operation,
  SpecificationFile,
  SpecificationTest
} from './specification-file.ts'

/** Runs one test of the unified format against a server; throws when it fails. */
export async function runTest(
  uri: string,
  file: SpecificationFile,
  test: SpecificationTest
): Promise<void> {
  const admin = await MongoClient.connect(uri)
  const entities = new Entities(uri)
  try {
    await prepare(admin, file.initialData ?? [])
    entities.set('admin', admin)
    await entities.create(file.createEntities)
    const lookup: Lookup = {
      entity: (id) => entities.get(id),
      sessionId: (id) => entities.sessionId(id)
    }
    for (const operation of test.operations) await check(entities, operation, lookup)
    for (const expected of test.expectEvents ?? []) checkEvents(entities, expected, lookup)
    for (const { databaseName, collectionName, documents } of test.outcome ?? []) {
      const found = await admin
        .db(databaseName)
        .collection(collectionName)
        .find({}, { sort: { _id: 1 } })
        .toArray()
      expect(found).toEqual(documents)
    }
  } finally {
    await admin.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' })
    await entities.close()
    await admin.close()
  }
}

async function prepare(admin: MongoClient, data: readonly CollectionData[]): Promise<void> {
  for (const { databaseName, collectionName, documents } of data) {
    const database = admin.db(databaseName)
    await database.dropCollection(collectionName)
    await database.createCollection(collectionName)
    if (documents.length > 0) await database.collection(collectionName).insertMany(documents)
  }
}

async function check(entities: Entities, operation: Operation, lookup: Lookup): Promise<void> {
  let result: unknown
  try {
    result = await runOperation(entities, operation)
  } catch (error) {
    if (operation.ignoreResultAndError) return
    if (!operation.expectError) throw error
    checkError(error as Error, operation.expectError, lookup)
    return
  }
  if (operation.expectError) throw new Error(`${operation.name} was expected to fail`)
  if (operation.saveResultAsEntity !== undefined) entities.set(operation.saveResultAsEntity, result)
  if ('expectResult' in operation) {
    const problem = mismatch(operation.expectResult, result, lookup)
    if (problem !== undefined) throw new Error(`Result of ${operation.name}: ${problem}`)
  }
}

function checkError(error: Error, expected: Record<string, unknown>, lookup: Lookup): void {
  const server = error instanceof MongoServerError
  const { isClientError, errorContains, errorCode, errorResponse, expectResult, writeErrors } =
    expected
  if (
    isClientError !== undefined &&
    isClientError === (server || error instanceof MongoClientBulkWriteError)
  ) {
    throw new Error(
      `Expected ${isClientError === true ? 'the driver' : 'the server'} to refuse, got: ${error.message}`
    )
  }
  if (typeof errorContains === 'string')
    expect(error.message.toLowerCase()).toContain(errorContains.toLowerCase())
  const fields = error as unknown as Record<string, unknown>
  const refusal = (error.cause ?? error) as Error & { code?: unknown }
  if (errorCode !== undefined) expect(refusal.code).toBe(errorCode)
  const problems = [
    errorResponse === undefined
      ? undefined
      : mismatch(
          errorResponse,
          refusal instanceof MongoServerError ? refusal.errorResponse : refusal,
          lookup
        ),
    expectResult === undefined ? undefined : mismatch(expectResult, partialResult(error), lookup),
    writeErrors === undefined
      ? undefined
      : writeErrorMismatch(writeErrors, fields.writeErrors, lookup)
  ]
  const problem = problems.find((one) => one !== undefined)
  if (problem !== undefined) throw new Error(`Error: ${problem}`)
}

/** Each error is a document of its own, which may say more than the test does. */
function writeErrorMismatch(
  expected: unknown,
  actual: unknown,
  lookup: Lookup
): string | undefined {
  const errors = new Map(actual instanceof Map ? (actual as Map<number, unknown>) : [])
  const wanted = Object.entries(expected as object) as [string, unknown][]
  if (wanted.length !== errors.size) return `${errors.size} write errors`
  return wanted
    .map(([index, error]) => mismatch(error, errors.get(Number(index)), lookup))
    .find(Boolean)
}

function partialResult(error: Error): unknown {
  if (error instanceof MongoClientBulkWriteError)
    return error.partialResult && plainMaps(error.partialResult)
  if (!(error instanceof MongoBulkWriteError)) return undefined
  const {
    insertedCount,
    deletedCount,
    matchedCount,
    modifiedCount,
    upsertedCount,
    insertedIds,
    upsertedIds
  } = error.result
  return {
    insertedCount,
    deletedCount,
    matchedCount,
    modifiedCount,
    upsertedCount,
    insertedIds,
    upsertedIds
  }
}

function checkEvents(
  entities: Entities,
  { client, events, ignoreExtraEvents, eventType }: EventList,
  lookup: Lookup
): void {
  if (eventType === 'cmap') return
  const seen = entities.events(client)
  if (ignoreExtraEvents !== true) expect(seen.map(({ name }) => name)).toHaveLength(events.length)
  for (const [i, expected] of events.entries()) {
    const [[kind, fields] = ['', {}]] = Object.entries(expected)
    expect(seen[i]?.kind).toBe(kind)
    for (const [name, value] of Object.entries(fields)) {
      const problem = mismatch(value, seen[i]?.fields[name], lookup)
      if (problem !== undefined) throw new Error(`${kind} ${i}, ${name}${problem}`)
    }
  }
}
