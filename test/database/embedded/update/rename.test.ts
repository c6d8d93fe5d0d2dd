import { rowsInStore } from '../support/rows-in-store.ts'

const at = rowsInStore()

it('renames a field that holds null, over another too', async () => {
  await at.rows.insertMany([{ _id: 1, a: null } as never, { _id: 2, a: null, b: 5 } as never])
  await at.rows.updateMany({}, { $rename: { a: 'b' } })
  expect(await at.rows.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: 1, b: null },
    { _id: 2, b: null }
  ])
})
