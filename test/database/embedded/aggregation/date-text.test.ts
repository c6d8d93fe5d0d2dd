import type { Document } from 'mongodb'
import { rowsInStore } from '../support/rows-in-store.ts'

const at = rowsInStore()

const own = process.env.TZ
beforeAll(async () => {
  process.env.TZ = 'Asia/Tokyo'
  await at.rows.insertOne({})
})
afterAll(() => {
  if (own === undefined) delete process.env.TZ
  else process.env.TZ = own
})

async function read(date: Document): Promise<string> {
  const [found] = await at.rows.aggregate([{ $project: { date } }]).toArray()
  return (found?.date as Date).toISOString()
}

it.each([
  '2026-07-01T10:00:00',
  '2026-07-01T10:00',
  '2026-07-01 10:00:00',
  'July 1, 2026 10:00',
  '07/01/2026 10:00 AM',
  '2026-07-01T10:00:00Z',
  '2026-07-01T12:00:00+02:00',
  'Wed, 01 Jul 2026 12:00:00 +0200',
  'Wed, 01 Jul 2026 10:00:00 GMT'
])('reads %s by its own zone, or in UTC, wherever the process is', async (text) => {
  const expected = '2026-07-01T10:00:00.000Z'
  expect(await read({ $toDate: text })).toBe(expected)
  expect(await read({ $convert: { input: text, to: 'date' } })).toBe(expected)
  expect(await read({ $dateFromString: { dateString: text } })).toBe(expected)
})

it.each([
  ['2026-07-01T10:00:00', 'Europe/Paris', '2026-07-01T08:00:00.000Z'],
  ['2026-01-01', 'Europe/Paris', '2025-12-31T23:00:00.000Z'],
  ['2026-07-01', '+0300', '2026-06-30T21:00:00.000Z'],
  ['July 1, 2026', 'America/New_York', '2026-07-01T04:00:00.000Z']
])('reads %s by the clock of %s when told to', async (dateString, timezone, expected) => {
  expect(await read({ $dateFromString: { dateString, timezone } })).toBe(expected)
})

it('refuses a text that is no date', async () => {
  await expect(read({ $toDate: 'soon' })).rejects.toMatchObject({ code: 241 })
})
