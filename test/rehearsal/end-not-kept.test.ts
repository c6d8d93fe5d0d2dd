import { rehearsalModel } from '../../src/rehearsal/rehearsal.model.ts'
import { startApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ start: new Date('2027-01-04T08:00:00Z') })
})
afterAll(() => app.close())

it('a rehearsal whose end the store refuses harms nobody: its process goes on, its page finds out', async () => {
  const { accounts, calls, rehearsals } = app.services
  const { id } = await accounts.ensure({ mail: 'odile@example.org', name: 'Odile Tessier' })
  const by = { id, roles: ['direction'] }
  const number = await calls.create({ kind: 'territoire-volontaire', command: 'create', by })
  // As a full disk does at the end, this refuses both outcomes.
  await rehearsalModel.collection.createIndex({ state: 1 }, { unique: true })
  const others = ['done', 'failed'].map((state) => ({ _id: state, state }))
  await rehearsalModel.collection.insertMany(others as never[])

  expect(await rehearsals.start(number, { by: id, dossiers: 2, silent: [] })).toBe(true)
  await expect(rehearsals.stop()).resolves.toBeUndefined()
  expect((await rehearsals.last(number))?.state).toBe('running')
  app.machineClock.moveTo(new Date('2027-01-04T08:03:00Z'))
  expect((await rehearsals.last(number))?.interrupted).toBe(true)
})
