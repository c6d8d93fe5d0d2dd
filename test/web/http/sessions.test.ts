import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { newClient, signIn, type Client } from '../../support/client.ts'
import { received, testPages } from './test-pages.ts'

const SECRET = 'Comment décider à plusieurs centaines, en quelques minutes ?'

let app: TestApp
let client: Client

beforeAll(async () => {
  app = await startApp({ extraPages: testPages })
})
afterAll(() => app.close())
beforeEach(() => {
  client = newClient(app.baseUrl)
  received.length = 0
})

describe('a session', () => {
  it('that ended in the middle of a long text keeps it, and gives it back after the new link', async () => {
    await signIn(app, client, 'i.caron@vierzon.example')
    await client.get('/test/form')
    await app.endSessions()
    const sent = await client.upload(
      '/test/form',
      { map: { name: 'carte.png', content: 'drawing' } },
      { D4: SECRET, D7: 'codecision' }
    )
    expect(sent.location).toMatch(/^\/entrer\?next=%2Ftest%2Fform&raison=session$/)
    const door = await client.get(sent.location)
    for (const words of [SECRET, 'D4, la question', 'Dossier VAC-0017', 'carte.png']) {
      expect(door.text).toContain(words)
    }
    expect((await client.get('/entrer/reprendre/texte')).text).toContain(SECRET)
    expect((await newClient(app.baseUrl).get('/entrer')).text).not.toContain(SECRET)

    await client.post('/entrer', { mail: 'i.caron@vierzon.example', next: '/test/form' })
    const elsewhere = newClient(app.baseUrl)
    const link = await linkIn(app)
    await elsewhere.get(link)
    expect((await elsewhere.post(link, {})).location).toBe('/entrer/reprendre')
    const resume = await elsewhere.get('/entrer/reprendre')
    expect(resume.text).toContain(SECRET)
    const kept = /name="_kept" value="([^"]*)"/.exec(resume.text)?.[1] ?? ''
    await elsewhere.post('/test/form', { D4: SECRET, D7: 'codecision', _kept: kept })
    expect(received).toMatchObject([{ body: { D4: SECRET, D7: 'codecision' } }])
    expect((await elsewhere.get('/entrer/reprendre')).location).toBe('/dossiers')
  })

  it('survives a restart of the process', async () => {
    await signIn(app, client, 'a@example.org')
    const another = await startAnother()
    client.moveTo(another.baseUrl)
    expect((await client.get('/mon-compte')).status).toBe(200)
    await another.close()
  })

  it('gets a new identifier at sign-in: one planted before opens nothing after', async () => {
    const cookieOf = async () => {
      const { headers } = await client.get('/mon-compte')
      return headers.getSetCookie().find((cookie) => cookie.includes('session')) ?? ''
    }
    await signIn(app, client, 'a@example.org')
    const first = await cookieOf()
    await signIn(app, client, 'b@example.org')
    expect(first).not.toBe('')
    expect((await cookieOf()).split(';')[0]).not.toBe(first.split(';')[0])
  })

  it('ends everywhere when asked', async () => {
    const phone = newClient(app.baseUrl)
    await signIn(app, client, 'a@example.org')
    await signIn(app, phone, 'a@example.org')
    await client.post('/sortir/partout', {})
    for (const browser of [client, phone]) {
      expect((await browser.get('/mon-compte')).location).toMatch(/^\/entrer/)
    }
  })

  it('is told apart by a digest in the store: the cookie itself is not there', async () => {
    await signIn(app, client, 'a@example.org')
    const stored = await app.services.connection.collection('sessions').find().toArray()
    expect(stored.length).toBeGreaterThan(0)
    for (const { _id } of stored) expect(String(_id)).toMatch(/^[\w-]{43}$/)
  })
})

/** The path of the latest link mailed. */
async function linkIn({ mails }: TestApp): Promise<string> {
  const [mail] = await mails()
  const address = /https?:\/\/\S+\/entrer\/lien\/[\w-]+/.exec(mail?.mail?.text ?? '')?.[0]
  return new URL(address ?? '').pathname
}

/** Another process over the same store. */
async function startAnother() {
  const config = readConfig({ NODE_ENV: 'test', BASE_URL: app.baseUrl })
  const server = createServer(createApp(app.services, config))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done(undefined)
        })
        server.closeAllConnections()
      })
  }
}
