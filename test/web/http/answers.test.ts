import { Writable } from 'node:stream'
import { pino } from 'pino'
import { startApp, type TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { testPages } from './test-pages.ts'

let app: TestApp
let client: Client
const log: Record<string, unknown>[] = []

beforeAll(async () => {
  const sink = new Writable({
    write(line: Buffer, _encoding, done) {
      log.push(JSON.parse(String(line)) as Record<string, unknown>)
      done()
    }
  })
  app = await startApp({ extraPages: testPages, logger: pino({ level: 'info' }, sink) })
})
afterAll(() => app.close())
beforeEach(() => {
  client = newClient(app.baseUrl)
  log.length = 0
})

describe('every answer', () => {
  it('carries a strict policy, and no door to other sites', async () => {
    const { headers } = await client.get('/mentions-legales')
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('X-Powered-By')).toBeNull()
  })

  it('sets cookies that scripts and other sites cannot use', async () => {
    const { headers } = await client.get('/entrer')
    const cookies = headers.getSetCookie()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
  })

  it('has a reference, the same in its header, its log line and the page', async () => {
    const { headers, text } = await client.get('/test/boom')
    const reference = headers.get('X-Request-Reference') ?? ''
    expect(reference).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/)
    expect(text).toContain(reference)
    expect(log.filter((line) => line['reference'] === reference)).toHaveLength(2)
  })

  it('is logged by its pattern: no number, no token, no mail, no name', async () => {
    await client.get('/entrer/lien/a-secret-token?mail=i.caron@vierzon.example')
    expect(log).toHaveLength(1)
    expect(log[0]).toMatchObject({ method: 'GET', page: '/entrer/lien{/:token}', status: 410 })
    expect(JSON.stringify(log)).not.toMatch(/secret|caron/)
  })
})

describe('static files', () => {
  it('are kept for a year under an address that changes with them', async () => {
    const { text } = await client.get('/mentions-legales')
    const sheet = /href="(\/assets\/[^"]+candide\.css)"/.exec(text)?.[1] ?? ''
    const found = await client.get(sheet)
    expect(found.headers.get('Cache-Control')).toContain('immutable')
    expect(found.headers.get('Content-Type')).toContain('text/css')
    expect(found.text.indexOf('@layer tokens, elements')).toBeLessThan(found.text.indexOf('{'))
    for (const [, font] of found.text.matchAll(/url\(([^)]+)\)/g)) {
      const { status } = await client.get(new URL(font ?? '', app.baseUrl + sheet).pathname)
      expect(status).toBe(200)
    }
  })

  it('are those of the folder and no other', async () => {
    for (const path of [
      '/assets/x/../../config.ts',
      '/assets/x/%2e%2e/config.ts',
      '/assets/x/none.css'
    ]) {
      expect((await client.get(path)).status).toBe(404)
    }
  })
})

describe('an address', () => {
  it('that is unknown, forbidden or hidden answers one and the same page', async () => {
    await signIn(app, client, 'nobody@example.org')
    const bodies = []
    for (const path of ['/nowhere', '/test/staff', '/test/hidden/VAC-0017']) {
      const { status, text } = await client.get(path)
      expect(status).toBe(404)
      bodies.push(
        text
          .replace(/[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/g, 'REF')
          .replace(/href="\/en\/[^"]*"/, 'href="EN"')
      )
    }
    expect(new Set(bodies).size).toBe(1)
  })

  it('is in English under /en, and its links too', async () => {
    const { text } = await client.get('/en/mentions-legales')
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('href="/en/accessibilite"')
    expect(text).toContain('href="/mentions-legales" lang="fr"')
    expect((await client.get('/en')).headers.get('Content-Language')).toBe('en')
    expect((await client.get('/entree')).text).toContain('<html lang="fr">')
  })

  it('is never another site’s after a redirect', async () => {
    for (const to of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:x'
    ]) {
      const { location } = await client.get(`/test/away?to=${encodeURIComponent(to)}`)
      expect(location).toBe('/')
    }
    expect((await client.get('/en/test/away?to=/dossiers')).location).toBe('/en/dossiers')
  })
})

describe('a refusal', () => {
  it('says why and what to do, in the reader’s language', async () => {
    const { status, text } = await client.get('/test/refused')
    expect(status).toBe(409)
    expect(text).toContain('L’appel est clos.')
    expect(text).toContain('Écrivez à l’équipe.')
    expect((await client.get('/en/test/refused')).text).toContain('The call is closed.')
  })

  it('of a program says nothing of its inside', async () => {
    const { status, text } = await client.get('/test/boom')
    expect(status).toBe(500)
    expect(text).not.toMatch(/database|caron|at .*\.ts/)
  })
})

describe('for machines', () => {
  it('/health and /ready answer without a session', async () => {
    const health = await client.get('/health')
    expect([health.status, health.headers.getSetCookie()]).toEqual([200, []])
    expect(JSON.parse((await client.get('/ready')).text)).toMatchObject({ status: 'ready' })
  })
})

it('a file is offered with its own name, accents included', async () => {
  const { headers } = await client.get('/test/file')
  expect(headers.get('Content-Disposition')).toBe(
    `inline; filename="accus? n? 1.pdf"; filename*=UTF-8''accus%C3%A9%20n%C2%B0%201.pdf`
  )
})
