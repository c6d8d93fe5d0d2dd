import { BSONRegExp } from 'mongodb'
import { rowsInStore } from '../support/rows-in-store.ts'

const at = rowsInStore()

it('searches an index by a pattern as the options beside it say', async () => {
  await at.rows.createIndex({ name: 1 })
  await at.rows.insertMany([{ name: 'ABCD' }, { name: 'abcd' }])
  const count = async ($regex: RegExp | BSONRegExp, $options: string) =>
    (await at.rows.find({ name: { $regex, $options } }).toArray()).length
  expect(await count(/^abc/, 'i')).toBe(2)
  // The pattern's own options do not count then.
  expect(await count(new BSONRegExp('^abc', 'i'), '')).toBe(1)
})
