import { Int32 } from 'bson'
import fc from 'fast-check'
import { MongoClient, type Db } from 'mongodb'
import { openTestStore, type TestStore } from '../../../support/store.ts'
import type { Document, Value } from '../../../../src/database/embedded/values/types.ts'
import { documents, values } from '../values/arbitrary.ts'

let store: TestStore
let client: MongoClient
let db: Db
beforeAll(async () => {
  store = await openTestStore()
  client = await MongoClient.connect(store.uri, { promoteValues: false })
  db = client.db()
})
afterAll(async () => {
  await client.close()
  await store.close()
})

const paths = fc.constantFrom('a', 'b', 'c', 'a.b', 'b.a', 'a.0')
const operands = values.filter((value) => !hasDollar(value))

function hasDollar(value: Value): boolean {
  return typeof value === 'string' && value.startsWith('$')
}

const conditions: fc.Arbitrary<Value> = fc.oneof(
  operands,
  fc
    .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), operands)
    .map(([operator, value]) => ({ [operator]: value })),
  fc.tuple(operands, operands).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.array(operands, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.boolean().map((there) => ({ $exists: there })),
  operands.map((value) => ({ $not: { $gt: value } })),
  operands.map((value) => ({ $elemMatch: { $gte: value } })),
  fc
    .tuple(fc.constantFrom('a', 'b'), operands)
    .map(([name, value]) => ({ $elemMatch: { [name]: value } })),
  fc.constantFrom('^a', '^ab', 'b$', '').map((pattern) => ({ $regex: pattern }))
)
const simple: fc.Arbitrary<Document> = fc.dictionary(paths, conditions, { maxKeys: 2 })
const filters: fc.Arbitrary<Document> = fc.oneof(
  simple,
  fc.array(simple, { minLength: 1, maxLength: 2 }).map((list) => ({ $or: list })),
  fc.array(simple, { minLength: 1, maxLength: 2 }).map((list) => ({ $and: list }))
)
const sorts = fc.dictionary(fc.constantFrom('a', 'b', 'a.b'), fc.constantFrom(1, -1), {
  maxKeys: 2
})

const INDEXES: Record<string, Record<string, 1 | -1>> = {
  none: {},
  a: { a: 1 },
  aDown: { a: -1 },
  ab: { a: 1, b: -1 },
  // The sorts of this test end with _id: such indexes can give their order.
  aId: { a: 1, _id: 1 },
  aDownId: { a: -1, _id: -1 },
  nested: { 'a.b': 1, c: 1 },
  bc: { b: 1, c: 1 }
}

it('finds the same through an index as by looking at everything, in the same order', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(documents, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...Object.keys(INDEXES)),
      fc.array(fc.tuple(filters, sorts), { minLength: 1, maxLength: 6 }),
      async (given, indexName, questions) => {
        const collection = db.collection<{ _id: number }>(`plans${++run}`)
        const key = INDEXES[indexName] ?? {}
        if (Object.keys(key).length > 0) {
          try {
            await collection.createIndex(key)
            await collection.insertMany(
              given.map((document, i) => ({ _id: i, ...document }) as never)
            )
          } catch (error) {
            // Two arrays side by side have no place in one index: nothing to compare then.
            expect(Number((error as { code: unknown }).code)).toBe(171)
            return
          }
        } else
          await collection.insertMany(
            given.map((document, i) => ({ _id: i, ...document }) as never)
          )
        for (const [filter, sort] of questions) {
          const order = { ...sort, _id: 1 } as const
          const seen = async (hint?: Document) => {
            const found = await collection
              .find(filter as never, { ...(hint ? { hint: hint as never } : {}) })
              .sort(order)
              .toArray()
            return found.map(({ _id }) => Number(_id))
          }
          expect(await seen()).toEqual(await seen({ $natural: new Int32(1) }))
          if (Object.keys(key).length > 0) expect(await seen(key as never)).toEqual(await seen())
        }
        await collection.drop()
      }
    ),
    { numRuns: process.env.CI === 'true' ? 1500 : 150 }
  )
})
