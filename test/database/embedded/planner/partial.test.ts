import { MinKey, type Document } from 'mongodb'
import { rowsInStore } from '../support/rows-in-store.ts'

const at = rowsInStore()

beforeEach(async () => {
  await at.rows.drop()
  await at.rows.insertMany([
    { a: 'n' },
    { a: null },
    {},
    { a: NaN },
    { a: 3 },
    { a: 8 }
  ] as Document[])
})

/** By a scan, then as the planner chooses. */
async function found(filter: Document): Promise<[number, number]> {
  const seen = await at.rows.find(filter, { hint: { $natural: 1 } }).toArray()
  return [seen.length, (await at.rows.find(filter).toArray()).length]
}

it.each([
  [{ $gt: 5 }, { $gt: 'm' }, 1],
  [{ $gt: 5 }, { $gte: 6 }, 1],
  [{ $lt: 5 }, { $lte: null }, 2],
  [{ $lt: 5 }, { $lte: NaN }, 1],
  [{ $lt: 5 }, { $lt: 4 }, 1],
  [{ $gt: new MinKey() }, { $gte: null }, 2]
])('an index of %j finds all of %j', async (partial, a, expected) => {
  await at.rows.createIndex({ a: 1 }, { partialFilterExpression: { a: partial } })
  expect(await found({ a })).toEqual([expected, expected])
})
