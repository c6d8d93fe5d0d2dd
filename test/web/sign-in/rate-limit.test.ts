import { startApp, type TestApp } from '../../support/app.ts'
import { newClient } from '../../support/client.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ signInLimit: 3 })
})
afterAll(() => app.close())

it('stops a machine that asks for links for many addresses, and still shows the page', async () => {
  const client = newClient(app.baseUrl)
  const statuses = []
  for (let i = 0; i < 5; i++) {
    statuses.push((await client.post('/entrer', { mail: `a${i}@example.org` })).status)
  }
  expect(statuses).toEqual([303, 303, 303, 429, 429])
  // the same page under another case
  expect((await client.post('/Entrer', { mail: 'b@example.org' })).status).toBe(429)
  expect((await client.get('/entrer')).status).toBe(200)
  expect(await app.mails()).toHaveLength(3)
})
