import { writeFile } from 'node:fs/promises'
import { serialize } from 'node:v8'
import { peopleFor } from '../filling/seeds.ts'
import { volley, type Check, type Shot } from '../load/volley.ts'
import { watchMemory, memoryOf } from '../processes/memory-of.ts'
import { atLeast, figureRow, noMoreThan, ratioRow, type Row } from '../table/row.ts'
import { alternate, type Bench } from './bench.ts'
import type { Work } from './work.ts'

export const documentWorks: readonly Work[] = [
  { work: 'PDF receipt', needs: ['OUV'], run: async (bench) => [await receipt(bench)] },
  {
    work: 'export of 10,000 as CSV',
    needs: ['OUV', 'DIX'],
    run: (bench) => exported(bench, 'csv')
  },
  {
    work: 'export of 10,000 as XLSX',
    needs: ['OUV', 'DIX'],
    run: (bench) => exported(bench, 'xlsx')
  }
]

async function receipt(bench: Bench): Promise<Row> {
  const { server, limits, filled, rounds, seconds } = bench
  const number = filled.calls['OUV']?.standings.deposited?.[0] ?? ''
  const { headers } = await bench.signIn(peopleFor(number).writer.mail)
  const isPdf: Check = ({ status, headers: { 'content-type': type }, text }) =>
    status === 200 && type === 'application/pdf' && /%%EOF\s*$/.test(text)
      ? undefined
      : `${status}, ${type}: no whole PDF`
  const named: Check = (answer) =>
    answer.headers['content-disposition']?.includes('inline')
      ? isPdf(answer)
      : 'is no receipt to be shown'
  const fire = async (baseUrl: string, shot: Shot) =>
    (await volley(baseUrl, { shots: [[shot], [shot]], seconds })).rate
  const ours = () =>
    fire(server.baseUrl, { path: `/dossiers/${number}/accuse.pdf`, headers, check: named })
  const limit = () => fire(limits.baseUrl, { path: '/empty.pdf', headers: {}, check: isPdf })
  await ours()
  await limit()
  return ratioRow('PDF receipt', await alternate(rounds, ours, limit), atLeast(0.3), 'PDF/s')
}

/** One whole file at a time, beside the same writer on rows that are ready. */
async function exported(bench: Bench, kind: 'csv' | 'xlsx'): Promise<Row[]> {
  const { server, limits, filled, rounds } = bench
  const call = filled.calls['DIX']
  if (!call) return []
  const officer = await bench.signIn(filled.team.officers[0]?.mail ?? '')
  const path = `/equipe/appels/${call.number}/dossiers`
  const csv = await officer.client.get(`${path}.csv`)
  const rows = csv.text
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'))
  if (rows.length !== call.size + 1) throw new Error(`The CSV has ${rows.length} lines.`)
  await writeFile(limits.rowsFile, serialize(rows))
  const whole: Check = ({ status, text, headers }) => {
    if (status !== 200) return `answered ${status}`
    if (kind === 'xlsx') {
      return headers['content-type']?.includes('spreadsheetml') && text.startsWith('PK')
        ? undefined
        : 'is no workbook'
    }
    const lines = text.trimEnd().split('\r\n').length
    return lines === rows.length ? undefined : `${lines} lines instead of ${rows.length}`
  }
  const fire = async (baseUrl: string, shot: Omit<Shot, 'check'>) => {
    const { latencies } = await volley(baseUrl, { shots: [[{ ...shot, check: whole }]], amount: 1 })
    return 1000 / (latencies[0] ?? Infinity)
  }
  const before = memoryOf(server.pid)
  const most = watchMemory(server.pid)
  const runs = await alternate(
    rounds,
    () => fire(server.baseUrl, { path: `${path}.${kind}`, headers: officer.headers }),
    () => fire(limits.baseUrl, { path: `/rows.${kind}`, headers: {} })
  )
  const work = `export of 10,000 as ${kind.toUpperCase()}`
  return [
    ratioRow(work, runs, atLeast(0.5), 'files/s'),
    figureRow(`${work}: growth of the process`, [most() - before], noMoreThan(150), 'MB')
  ]
}
