import { execFileSync } from 'node:child_process'
import { get } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../../src/shared/project-root.ts'
import { answersOf, volley } from '../load/volley.ts'
import { memoryOf } from '../processes/memory-of.ts'
import { figureRow, median, noMoreThan, type Row } from '../table/row.ts'
import { isPage, type Bench } from './bench.ts'
import { cookiesOfAnybody } from './page-works.ts'
import { formPage } from './pages-of.ts'
import type { Work } from './work.ts'

/** Works of the process itself; memory comes last, so that it has served everything else. */
export const startWorks: readonly Work[] = [
  { work: 'start to first page', needs: ['OUV'], run: starts },
  { work: 'weight of the form page', needs: ['OUV'], run: weight }
]

export const memoryWorks: readonly Work[] = [
  { work: 'memory after 10,000 pages', needs: ['OUV'], run: afterPages }
]

/** What the server imports, without a line of its own. */
const IMPORTS = [
  ...['bson', 'compression', 'connect-mongo', 'cookie-parser', 'csrf-csrf', 'd3-scale', 'express'],
  ...['express-rate-limit', 'express-session', 'file-type', 'handlebars', 'helmet', 'i18next'],
  ...['lmdb', 'mongodb', 'mongoose', 'multer', 'nodemailer', 'pdfkit', 'pino', 'xstate', 'yaml'],
  ...['write-excel-file/node', 'zod']
]

async function starts(bench: Bench): Promise<Row[]> {
  const script = `await Promise.all(${JSON.stringify(IMPORTS)}.map((name) => import(name)))`
  const ours: number[] = []
  const bare: number[] = []
  const idle: number[] = []
  for (let round = 0; round < bench.rounds; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'candide-start-'))
    const server = await bench.start(folder)
    ours.push(server.firstPage)
    await sleep(500)
    idle.push(memoryOf(server.pid))
    await server.stop()
    await rm(folder, { recursive: true, force: true })
    const started = performance.now()
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: projectRoot })
    bare.push(performance.now() - started)
  }
  const note = `on the filled store: ${Math.round(bench.server.firstPage)} ms`
  const limit = median(bare)
  return [
    figureRow('start to first page', ours, noMoreThan(2000), 'ms', { limit, note }),
    figureRow('memory, idle', idle, noMoreThan(100), 'MB')
  ]
}

async function afterPages(bench: Bench): Promise<Row[]> {
  const { server, pages } = bench
  const captured = pages.get('public call')
  if (!captured) return []
  const headers = await cookiesOfAnybody(server.baseUrl, captured.path)
  const check = isPage([`<title>${captured.title}</title>`], captured.length)
  const shots = Array.from({ length: 16 }, () => [{ path: captured.path, headers, check }])
  const left = 10_000 - answersOf(server.baseUrl)
  if (left > 0) await volley(server.baseUrl, { shots, amount: left })
  await sleep(2000)
  const held = memoryOf(server.pid)
  const size = Object.values(bench.filled.calls).reduce((sum, call) => sum + call.size, 0)
  const count = answersOf(server.baseUrl)
  const note = `${count} answers of all kinds over ${size} dossiers`
  return [
    size > 100_000
      ? figureRow('memory after 100,000 dossiers', [held], noMoreThan(220), 'MB', { note })
      : figureRow('memory after 10,000 pages', [held], noMoreThan(160), 'MB', { note })
  ]
}

/** Everything that a browser fetches for one page, as it would over https; fonts are counted apart. */
async function weight(bench: Bench): Promise<Row[]> {
  const { server, filled } = bench
  const number = filled.calls['OUV']?.standings.draft?.[0] ?? ''
  const { path, as } = formPage(number)
  const { headers } = await bench.signIn(as ?? '')
  const seen = new Map<string, number>()
  const elsewhere: string[] = []
  const waiting = [path]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const url = new URL(next, server.baseUrl)
    if (url.origin !== server.baseUrl) {
      elsewhere.push(url.href)
      continue
    }
    if (seen.has(url.pathname)) continue
    const { bytes, text } = await fetched(url, next === path ? headers : {})
    seen.set(url.pathname, bytes)
    waiting.push(...named(url, text))
  }
  const fonts = [...seen].filter(([name]) => name.endsWith('.woff2'))
  const others = [...seen].filter(([name]) => !name.endsWith('.woff2'))
  const total = (list: [string, number][]) => list.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000
  const parts = others.map(
    ([name, bytes]) => `${name.split('/').pop()} ${(bytes / 1000).toFixed(1)}`
  )
  const note = `${parts.join(', ')}; fonts apart: ${total(fonts).toFixed(0)} kB`
  return [
    figureRow('weight of the form page', [total(others)], noMoreThan(60), 'kB', { note }),
    figureRow('requests to other hosts', [elsewhere.length], noMoreThan(0), 'requests')
  ]
}

/** Files that a page or a sheet names. Scripts are not run: what they would fetch later is another visit's. */
function named(url: URL, text: string): string[] {
  const patterns = url.pathname.endsWith('.css')
    ? [/url\(["']?([^"')]+)["']?\)/g]
    : /\.\w+$/.test(url.pathname)
      ? []
      : [/<link\b[^>]*?\bhref="([^"]+)"/g, /<(?:script|img)\b[^>]*?\bsrc="([^"]+)"/g]
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name))
    .filter((name) => !name.startsWith('data:') && !/hreflang|alternate/.test(name))
    .map((name) => new URL(name, url).href)
}

/** One file over the wire: bytes as they travelled, headers included. */
function fetched(
  url: URL,
  headers: Record<string, string>
): Promise<{ bytes: number; text: string }> {
  const asked = { ...headers, 'accept-encoding': 'gzip, deflate, br' }
  return new Promise((resolve, reject) => {
    get(url, { headers: asked, agent: false }, (response) => {
      const { socket } = response
      response.resume()
      response.once('end', () => {
        const bytes = socket.bytesRead
        // read again plain, to see what it names
        fetch(url, { headers }).then(
          async (plain) => resolve({ bytes, text: await plain.text() }),
          reject
        )
      })
    }).once('error', reject)
  })
}
