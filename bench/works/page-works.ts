import { volley, type Shot } from '../load/volley.ts'
import { atLeast, ratioRow, type Run, type Target } from '../table/row.ts'
import { alternate, isPage, warm, type Bench } from './bench.ts'
import { CONNECTIONS, formPage } from './pages-of.ts'
import type { Work } from './work.ts'

interface PageWork {
  work: string
  /** code of the call that it shows */
  call: string
  /** name of the captured page that is its limit */
  page: string
  target: Target
  connections?: number
  /** shots of one connection; the captured page in front of its own reader unless told */
  shots?: (bench: Bench, connection: number) => Promise<Shot[]>
}

const PAGES: readonly PageWork[] = [
  { work: 'public page of the call', page: 'public call', call: 'OUV', target: atLeast(0.6) },
  { work: 'form section', page: 'form', call: 'OUV', target: atLeast(0.5), shots: formShots },
  { work: 'staff table of 1,000', page: 'table 1000', call: 'MIL', target: atLeast(0.4) },
  { work: 'staff table of 10,000', page: 'table 10000', call: 'DIX', target: atLeast(0.4) },
  { work: 'staff table of 100,000', page: 'table 100000', call: 'CEN', target: atLeast(0.4) },
  {
    work: '1,000 rows with readings',
    page: 'readings',
    call: 'LUS',
    target: atLeast(0.35),
    connections: 4
  },
  { work: 'committee’s page', page: 'review', call: 'LEC', target: atLeast(0.4) },
  {
    work: 'jury’s ranking of 500',
    page: 'ranking',
    call: 'JUR',
    target: atLeast(0.4),
    connections: 4
  }
]

/** Each page beside bare Express with the same view and ready data. */
export function pageWorks(): Work[] {
  return PAGES.map((one) => ({
    work: one.work,
    needs: ['OUV', one.call],
    run: async (bench) =>
      bench.pages.has(one.page)
        ? [ratioRow(one.work, await measured(bench, one), one.target, 'pages/s')]
        : []
  }))
}

async function measured(bench: Bench, work: PageWork): Promise<Run[]> {
  const { server, limits, rounds, seconds } = bench
  const connections = work.connections ?? CONNECTIONS
  const ours = await Promise.all(
    Array.from({ length: connections }, (_, at) => (work.shots ?? readerShots(work))(bench, at))
  )
  const bare = Array.from({ length: connections }, () => [limitShot(bench, work.page)])
  const fire = async (baseUrl: string, shots: Shot[][], time: number) =>
    (await volley(baseUrl, { shots, seconds: time })).rate
  await warm(() => fire(server.baseUrl, ours, seconds))
  await warm(() => fire(limits.baseUrl, bare, seconds))
  return alternate(
    rounds,
    () => fire(server.baseUrl, ours, seconds),
    () => fire(limits.baseUrl, bare, seconds)
  )
}

export function limitShot({ pages }: Pick<Bench, 'pages'>, page: string): Shot {
  const captured = pages.get(page)
  if (!captured) throw new Error(`No page called ${page} was kept.`)
  const check = isPage([`<title>${captured.title}</title>`, '</html>'], captured.length)
  return { path: `/${encodeURIComponent(page)}`, headers: {}, check }
}

/** The captured page, asked by the person for whom it was captured, or by anybody. */
function readerShots({ page }: PageWork): NonNullable<PageWork['shots']> {
  return async ({ pages, signIn, server }) => {
    const captured = pages.get(page)
    if (!captured) throw new Error(`No page called ${page} was kept.`)
    const { path, as, length, title } = captured
    const visitor = as ? await signIn(as) : null
    const marks = [`<title>${title}</title>`, '</html>', ...(visitor ? [visitor.name] : [])]
    const headers = visitor?.headers ?? (await cookiesOfAnybody(server.baseUrl, path))
    return [{ path, headers, check: isPage(marks, length) }]
  }
}

/** A browser that has been here before, without what it kept. */
export async function cookiesOfAnybody(
  baseUrl: string,
  path: string
): Promise<Record<string, string>> {
  const answer = await fetch(`${baseUrl}${path}`)
  await answer.text()
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0])
  return { cookie: cookies.join('; ') }
}

/** Each connection is somebody of their own, in their own dossier. */
async function formShots(bench: Bench, connection: number): Promise<Shot[]> {
  const number = bench.filled.calls['OUV']?.standings.draft?.[connection] ?? ''
  const { path, as } = formPage(number)
  const { client, headers, name } = await bench.signIn(as ?? '')
  const { text } = await client.get(path)
  const marks = [number, name, 'name="expect"', '</html>']
  return [{ path, headers, check: isPage(marks, text.length) }]
}
