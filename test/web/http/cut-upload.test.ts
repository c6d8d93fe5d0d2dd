import { readdirSync, readlinkSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { startApp, type TestApp } from '../../support/app.ts'
import { newClient, signIn } from '../../support/client.ts'
import { received, testPages } from './test-pages.ts'

let app: TestApp
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

/** Those of this process: other tests upload beside it. */
const temporaryFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`candide-upload-${process.pid}-`))

/** Files of uploads that this process holds open, those already removed from their folder included. */
const openUploads = () =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`)
      return path.includes('candide-upload-') ? [path] : []
    } catch {
      return [] // closed since
    }
  })

it('an upload cut in the middle leaves nothing behind, is no error of ours, and the next one works', async () => {
  const client = newClient(app.baseUrl)
  await signIn(app, client, 'i.caron@vierzon.example')
  const before = temporaryFolders()
  const { port } = new URL(app.baseUrl)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(
    [
      'POST /test/form HTTP/1.1',
      'Host: 127.0.0.1',
      `Cookie: ${client.cookies()}`,
      'Content-Type: multipart/form-data; boundary=cut',
      'Content-Length: 100000',
      '',
      '--cut',
      'Content-Disposition: form-data; name="map"; filename="carte.png"',
      '',
      'half a drawing'
    ].join('\r\n')
  )
  await wait(300)
  expect(temporaryFolders().length).toBe(before.length + 1)
  expect(openUploads()).toHaveLength(1)
  socket.destroy()
  await wait(500)
  expect(temporaryFolders()).toEqual(before)
  expect(openUploads()).toEqual([])
  expect(received).toEqual([])
  const lines = log.filter((line) => line['page'] === '/test/form')
  expect(lines).toMatchObject([{ cut: true }])
  expect(log.filter((line) => Number(line['level']) >= 50)).toEqual([])

  const file = { name: 'carte.png', content: 'a drawing' }
  expect((await client.upload('/test/form', { map: file }, {})).status).toBe(303)
  expect(received).toHaveLength(1)
})
