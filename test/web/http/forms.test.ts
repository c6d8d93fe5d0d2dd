import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
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

describe('a form', () => {
  beforeEach(() => signIn(app, client, 'i.caron@vierzon.example'))

  it('is taken from our own pages, and says so once on the next', async () => {
    const { status, location } = await client.post('/test/form', { D4: SECRET, D5: ['a', 'b'] })
    expect([status, location]).toEqual([303, '/test/form'])
    expect(received).toMatchObject([
      { body: { D4: SECRET, D5: ['a', 'b'] }, receivedAt: app.clock.now() }
    ])
    expect((await client.get('/test/form')).text).toContain('Enregistré.')
    expect((await client.get('/test/form')).text).not.toContain('Enregistré.')
  })

  it.each([
    ['says it comes from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['says it comes from a neighbouring site', { 'Sec-Fetch-Site': 'same-site' }],
    ['names another origin', { Origin: 'https://evil.example' }],
    ['hides its origin', { Origin: 'null' }]
  ])('is refused, and not shown, when it %s', async (_what, headers) => {
    const { status, text } = await client.post('/test/form', { D4: SECRET }, { headers })
    expect(status).toBe(403)
    expect(text).not.toContain('Comment décider')
    expect(received).toEqual([])
  })

  it.each([false as const, 'wrong', 'a.b'])(
    'with the token %p is given back to be sent again, and nothing is lost',
    async (csrf) => {
      const { status, text } = await client.post('/test/form', { D4: SECRET, D5: 'x' }, { csrf })
      expect(status).toBe(403)
      expect(text).toContain(`<textarea id="typed-0" readonly>${SECRET}</textarea>`)
      expect(text).toContain('name="D5" value="x"')
      expect(received).toEqual([])
      expect((await client.post('/test/form', { D4: SECRET })).status).toBe(303)
    }
  )

  it('does not take the token of another browser', async () => {
    const other = newClient(app.baseUrl)
    const page = await other.get('/entrer')
    const token = /name="_csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
    expect((await client.post('/test/form', { D4: 'x' }, { csrf: token })).status).toBe(403)
  })

  it('that is too long gives the text back, with a sentence', async () => {
    const { status, text } = await client.post('/test/form', { D4: 'é'.repeat(300_000) })
    expect(status).toBe(413)
    expect(text).toContain('é'.repeat(300_000))
    expect(received).toEqual([])
    expect((await client.post('/test/form', { D4: 'x'.repeat(9_000_000) })).status).toBe(413)
  })

  it('as large as a whole dossier is taken', async () => {
    const fields = Array.from({ length: 1500 }, (_, i) => [`E2.${i}`, 'x'.repeat(100)])
    expect((await client.post('/test/form', Object.fromEntries(fields))).status).toBe(303)
  })

  it('keeps names that try to be something else as plain names', async () => {
    await client.post('/test/form', { __proto__x: '1', 'a[b]': '2', 'constructor.prototype': '3' })
    expect(received[0]?.body).toMatchObject({ 'a[b]': '2', 'constructor.prototype': '3' })
  })
})

describe('a form with files', () => {
  beforeEach(() => signIn(app, client, 'i.caron@vierzon.example'))

  it('arrives whole, with the names people gave', async () => {
    await client.upload(
      '/test/form',
      { map: { name: 'Carte détaillée – été.png', content: 'drawing' } },
      { D4: SECRET }
    )
    expect(received).toMatchObject([
      {
        body: { D4: SECRET },
        files: [{ field: 'map', name: 'Carte détaillée – été.png', size: 7, tooLarge: false }],
        content: ['drawing']
      }
    ])
  })

  it('with one too large keeps its text and its other files, and says which', async () => {
    const { status } = await client.upload(
      '/test/form',
      {
        map: { name: 'map.png', content: 'x'.repeat(2000) },
        letter: { name: 'letter.pdf', content: 'small' },
        empty: { name: 'empty.pdf', content: '' }
      },
      { D4: SECRET }
    )
    expect(status).toBe(303)
    expect(received[0]).toMatchObject({
      body: { D4: SECRET },
      files: [
        { field: 'map', size: 2000, tooLarge: true },
        { field: 'letter', size: 5, tooLarge: false },
        { field: 'empty', size: 0, tooLarge: false }
      ],
      content: ['', 'small', '']
    })
  })

  it('leaves nothing beside the program once it is answered', async () => {
    const left = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith(`candide-upload-${process.pid}-`))
    const file = { name: 'a.pdf', content: 'small' }
    await client.upload('/test/form', { one: file, two: file, three: file }, { D4: SECRET })
    for (let look = 0; look < 50 && (await left()).length > 0; look++) await wait(20)
    expect(await left()).toEqual([])
  })

  it('without its token is not taken', async () => {
    const form = new FormData()
    form.append('map', new Blob(['drawing']), 'map.png')
    const response = await fetch(`${app.baseUrl}/test/form`, { method: 'POST', body: form })
    expect(response.status).toBe(403)
    expect(received).toEqual([])
  })
})
