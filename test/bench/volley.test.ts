import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { volley } from '../../bench/load/volley.ts'
import { isPage, isRedirect } from '../../bench/works/bench.ts'

let server: Server
let baseUrl: string
/** what was sent, by whom */
const sent: string[] = []

/** Pages of two people, compressed; one address shows the other's. */
beforeAll(async () => {
  server = createServer((req, res) => {
    const who = req.headers.cookie === 'who=ines' ? 'ines@example.org' : 'paul@example.org'
    if (req.method === 'POST') {
      let body = ''
      req.on('data', (chunk: Buffer) => (body += chunk.toString()))
      req.on('end', () => {
        sent.push(`${who} ${body}`)
        res.writeHead(303, { Location: '/fait' }).end()
      })
      return
    }
    const shown = req.url === '/autre' ? 'somebody@example.org' : who
    const filler = 'é'.repeat(req.url === '/court' ? 10 : 4000)
    const page = gzipSync(`<title>Dossier</title>${shown} ${filler}</html>`)
    res.writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' }).end(page)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

const LENGTH = '<title>Dossier</title>ines@example.org </html>'.length + 4000
const shot = (path: string, who: string, mail: string) => ({
  ...{ path, headers: { cookie: `who=${who}` } },
  check: isPage(['<title>Dossier</title>', mail, '</html>'], LENGTH)
})

it('counts answers that are the right page, whole, each in front of its own reader', async () => {
  const shots = [[shot('/', 'ines', 'ines@example.org')], [shot('/', 'paul', 'paul@example.org')]]
  const { answers, rate, latencies } = await volley(baseUrl, { shots, amount: 20 })
  expect({ answers, latencies: latencies.length }).toEqual({ answers: 20, latencies: 20 })
  expect(rate).toBeGreaterThan(0)
})

it.each([
  ['the page of somebody else', '/autre', /ines@example.org » is not in the page/],
  ['a page cut short', '/court', /letters instead of/]
])('fails on %s, however quick it came', async (_what, path, why) => {
  const right = shot('/', 'ines', 'ines@example.org')
  const shots = [[right, { ...right, path }]]
  await expect(volley(baseUrl, { shots, amount: 4 })).rejects.toThrow(why)
})

it('fails on a form that was not taken as it should be', async () => {
  const post = { method: 'POST' as const, path: '/', headers: {}, body: 'a=1' }
  await expect(
    volley(baseUrl, { shots: [[{ ...post, check: isRedirect(/ailleurs$/) }]], amount: 1 })
  ).rejects.toThrow('leads to /fait')
})

it('sends the forms of a connection in their order, each once', async () => {
  sent.length = 0
  const form = (n: number) => ({
    ...{ method: 'POST' as const, path: '/', headers: { cookie: 'who=ines' }, body: `n=${n}` },
    check: isRedirect(/fait$/)
  })
  await volley(baseUrl, { shots: [[form(1), form(2), form(3)]], amount: 3 })
  expect(sent).toEqual(['ines@example.org n=1', 'ines@example.org n=2', 'ines@example.org n=3'])
})
