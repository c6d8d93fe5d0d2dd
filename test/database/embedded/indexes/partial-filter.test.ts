import type { Document } from 'mongodb'
import { rowsInStore } from '../support/rows-in-store.ts'

const at = rowsInStore()

it.each([
  { a: { $ne: 1 } },
  { a: { $nin: [1] } },
  { a: { $not: { $gt: 1 } } },
  { a: { $exists: false } },
  { a: /x/ },
  { $nor: [{ a: 1 }] },
  { $and: [{ b: 1 }, { a: { $gt: 1, $ne: 5 } }] }
] as Document[])('refuses %j, as MongoDB does', async (partialFilterExpression) => {
  await expect(at.rows.createIndex({ a: 1 }, { partialFilterExpression })).rejects.toMatchObject({
    code: 67,
    codeName: 'CannotCreateIndex'
  })
})

it('takes what MongoDB takes', async () => {
  const partialFilterExpression = {
    a: { $gt: 1, $lte: 5 },
    b: { $exists: true, $type: 'string' },
    c: { $in: [1, 2] },
    $or: [{ d: 1 }, { $and: [{ e: { $eq: { f: 1 } } }] }]
  }
  await expect(at.rows.createIndex({ a: 1 }, { partialFilterExpression })).resolves.toBe('a_1')
})
