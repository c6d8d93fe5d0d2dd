import type { Document } from 'mongodb'
import { rowsInStore } from '../support/rows-in-store.ts'

const at = rowsInStore()

it('begins with what its filter says by equality, and with no pattern', async () => {
  const inserted = async (filter: Document) => {
    await at.rows.deleteMany({})
    await at.rows.updateOne(filter, { $set: { x: 1 } }, { upsert: true })
    return at.rows.findOne({}, { projection: { _id: 0 } })
  }
  expect(await inserted({ name: /^bob$/i })).toEqual({ x: 1 })
  expect(await inserted({ name: { $all: [/^bob$/i] } })).toEqual({ x: 1 })
  expect(await inserted({ name: 'bob', kind: { $all: ['a'] }, n: null })).toEqual({
    name: 'bob',
    kind: 'a',
    n: null,
    x: 1
  })
  // Said to be equal, the pattern is the value itself.
  expect(await inserted({ name: { $eq: /^bob$/i } })).toEqual({ name: /^bob$/i, x: 1 })
})
