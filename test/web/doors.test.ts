import request from 'supertest'
import { startApp, type TestApp } from '../support/app.ts'

/** What stands in front of every page: where a load balancer looks, and what a browser is told. */
describe('the doors of the site', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  it('says that it is alive, and that it is ready, without a page around', async () => {
    await request(app.baseUrl).get('/health').expect(200)
    const ready = await request(app.baseUrl).get('/ready').expect(200)
    expect(JSON.stringify(ready.body)).toContain('store')
  })

  it('lets a page run nothing but its own scripts, be framed by nobody, and leak no address', async () => {
    const { headers } = await request(app.baseUrl).get('/appels').expect(200)
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers['referrer-policy']).toMatch(/same-origin|no-referrer/)
    expect(headers['x-powered-by']).toBeUndefined()
  })

  it('takes no form without its token, and keeps nothing of it', async () => {
    await request(app.baseUrl)
      .post('/entrer')
      .type('form')
      .send({ mail: 'i.caron@vierzon.example' })
      .expect(403)
    expect(await app.mails()).toEqual([])
  })

  it('answers unknown and forbidden addresses with one and the same helpful page', async () => {
    const unknown = await request(app.baseUrl).get('/nulle-part').expect(404)
    const forbidden = await request(app.baseUrl).get('/verifier/AAAA-AAAA-AAAA')
    expect(unknown.text).toContain('<h1')
    expect(unknown.text).toContain('labo@example.org')
    expect(forbidden.status).toBeLessThan(500)
  })

  it('gives every answer a reference that is in the log too', async () => {
    const { headers } = await request(app.baseUrl).get('/appels')
    expect(Object.keys(headers).join(' ')).toMatch(/x-request-reference/)
  })
})
