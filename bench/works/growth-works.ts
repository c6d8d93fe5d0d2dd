import { countApplications } from '../../src/applications/count-applications.ts'
import { STAGES } from '../../src/applications/listed-facts.ts'
import type { Account } from '../../src/accounts/index.ts'
import { applicationModels } from '../../src/applications/application.model.ts'
import { volley, type Shot } from '../load/volley.ts'
import { atMost, ratioRow, type Row } from '../table/row.ts'
import { alternate, isPage, type Bench } from './bench.ts'
import { CONNECTIONS } from './pages-of.ts'
import type { Work } from './work.ts'

const LARGER = [
  { code: 'DIX', size: 10_000, words: '10,000' },
  { code: 'CEN', size: 100_000, words: '100,000' }
] as const

/** What grows with the number of dossiers, and what must not. */
export const growthWorks: readonly Work[] = LARGER.flatMap(({ code, size, words }): Work[] => [
  {
    work: `staff table of ${words}, as many times 1,000`,
    needs: ['OUV', 'MIL', code],
    run: async (bench) => (bench.filled.calls[code] ? [await tables(bench, size, words)] : [])
  },
  {
    work: `counts by state at ${words}`,
    needs: ['OUV', code],
    run: async (bench) => (bench.filled.calls[code] ? [await counts(bench, code, words)] : [])
  }
])

async function tables(bench: Bench, size: number, words: string): Promise<Row> {
  const { server, rounds, seconds } = bench
  const milliseconds = async (page: string) => {
    const shots = await tableShots(bench, page)
    const { rate } = await volley(server.baseUrl, { shots, seconds })
    return (1000 / rate) * CONNECTIONS
  }
  await milliseconds(`table ${size}`)
  const runs = await alternate(
    rounds,
    () => milliseconds(`table ${size}`),
    () => milliseconds('table 1000')
  )
  return ratioRow(`staff table of ${words}, as many times 1,000`, runs, atMost(1.5), 'ms')
}

async function tableShots({ pages, signIn }: Bench, page: string): Promise<Shot[][]> {
  const captured = pages.get(page)
  if (!captured) throw new Error(`No page called ${page} was kept.`)
  const { headers, name } = await signIn(captured.as ?? '')
  const marks = [`<title>${captured.title}</title>`, name, '</html>']
  const shot = { path: captured.path, headers, check: isPage(marks, captured.length) }
  return Array.from({ length: CONNECTIONS }, () => [shot])
}

/** Both from the bench's process over the same socket, one at a time. */
async function counts(bench: Bench, code: 'DIX' | 'CEN', words: string): Promise<Row> {
  const { filled, rounds, connection } = bench
  const call = filled.calls[code]
  if (!call) throw new Error(`The call ${code} was not filled.`)
  // the clock stands long ago: nothing is kept, each count is made
  const deps = { models: applicationModels, clock: { now: () => new Date(0) } } as never
  const [officer] = filled.team.officers
  const account: Account = {
    ...{ id: officer?.id ?? '', mail: '', name: '', lang: 'fr', roles: [] },
    calls: [{ callId: call.number, roles: ['officer'] }]
  }
  const timed = async (act: () => Promise<number>) => {
    const started = performance.now()
    const found = await act()
    if (found !== call.size) throw new Error(`${found} dossiers were counted of ${call.size}.`)
    return performance.now() - started
  }
  const runs = await alternate(
    rounds,
    () =>
      timed(async () => {
        const found = await Promise.all(
          Object.keys(STAGES).map((stage) => {
            const filter = { 'subject.stage': stage }
            return countApplications(deps, { call: call.number, filter, account })
          })
        )
        return found.reduce((sum, count) => sum + count, 0)
      }),
    () =>
      timed(() =>
        connection.collection('applications').countDocuments({ 'subject.call': call.number })
      )
  )
  return ratioRow(`counts by state at ${words}`, runs, atMost(3), 'ms')
}
