import fc from 'fast-check'
import type { Account } from '../../src/accounts/index.ts'
import { applicationModels } from '../../src/applications/application.model.ts'
import { screeningModels } from '../../src/applications/screening.model.ts'
import { placeInList } from '../../src/applications/place-in-list.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const CALL = '2027-01'
const account: Account = {
  ...{ id: 'officer', mail: 'o@example.org', name: '', lang: 'fr', roles: [] },
  calls: [{ callId: CALL, roles: ['officer'] }]
}
const SORTS = [
  { _id: 1 },
  { _id: -1 },
  { 'subject.departement': 1, _id: 1 },
  { 'subject.departement': -1, _id: 1 },
  { pollAt: 1, _id: 1 },
  { pollAt: -1, _id: 1 }
] as const

const models = { ...applicationModels, ...screeningModels }
const deps = { models, clock: { now: () => new Date(0) } }

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

it('each dossier of a list has the place and the neighbours that the list itself shows', async () => {
  const applications = applicationModels.applications.collection
  const row = fc.record({
    departement: fc.constantFrom('18', '28', '37', null),
    pollAt: fc.option(fc.date({ min: new Date(1), max: new Date(4), noInvalidDate: true }))
  })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      await applications.deleteMany({})
      await applications.insertMany(
        rows.map(({ departement, pollAt }, at) => ({
          _id: `D-${String(at).padStart(2, '0')}` as never,
          ...{
            subject: { call: CALL, departement, territory: `T${at}` },
            pollAt,
            lastAt: new Date(0)
          }
        }))
      )
      for (const sort of SORTS) {
        const listed = await applicationModels.applications.find({}).sort(sort).lean()
        const ids = listed.map(({ _id }) => _id)
        for (const [at, number] of ids.entries()) {
          const place = await placeInList(deps, { call: CALL, account, number, sort })
          expect([sort, place?.at, place?.total]).toEqual([sort, at + 1, ids.length])
          expect([place?.previous?.number, place?.next?.number]).toEqual([ids[at - 1], ids[at + 1]])
        }
      }
    }),
    { numRuns: 8 }
  )
})

it('a dossier that the list leaves out has no place in it', async () => {
  const place = { call: CALL, account, number: 'D-99' }
  expect(await placeInList(deps, place)).toBeNull()
})
