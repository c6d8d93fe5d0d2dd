import { readFileSync } from 'node:fs'
import type { ApplicationInstance, Draft, Revision } from '../../src/applications/index.ts'
import { findAnswer } from '../../src/forms/index.ts'
import { peopleFor } from '../filling/seeds.ts'
import { seeded } from '../filling/seeded.ts'
import { figureRow, noMoreThan, type Row } from '../table/row.ts'
import type { Bench } from '../works/bench.ts'
import type { Work } from '../works/work.ts'
import { candidate, type EveningLog, type Kept, type Timed } from './candidate.ts'

/** How long the evening is played, at its own pace, and how long before its end deposits begin. */
const LASTS = 120_000
const DEPOSITS = 40_000

/** What a page may take, for 95 and for 99 of a hundred, before somebody presses its button again. */
const TARGETS: readonly (readonly [number, number])[] = [
  [95, 500],
  [99, 1000]
]

export const eveningWorks: readonly Work[] = [
  { work: 'the last hour before closing', needs: ['OUV', 'SOI'], run: evening }
]

/** Three hundred people at once; then everything that was acknowledged to them is looked for in the store. */
async function evening(bench: Bench): Promise<Row[]> {
  const { server, filled } = bench
  const numbers = filled.calls['SOI']?.standings.signed ?? []
  const visitors: Awaited<ReturnType<Bench['signIn']>>[] = []
  for (let at = 0; at < numbers.length; at += 20) {
    const some = numbers.slice(at, at + 20).map((number) => peopleFor(number).writer.mail)
    visitors.push(...(await Promise.all(some.map((mail) => bench.signIn(mail)))))
  }
  const log: EveningLog = {
    latencies: { page: [], autosave: [], upload: [], submit: [] },
    errors: []
  }
  await server.ask({ ask: 'delay' })
  const started = performance.now()
  const cpu = cpuOf(server.pid)
  const facts = {
    ...{ baseUrl: server.baseUrl, log, endsAt: started + LASTS - 10_000 },
    depositsFrom: started + LASTS - DEPOSITS
  }
  const kept = await Promise.all(
    numbers.map(async (number, at) => {
      const visitor = visitors[at]
      if (!visitor) throw new Error(`Nobody writes ${number}.`)
      return candidate(number, visitor, seeded(at + 1), facts)
    })
  )
  const lasted = performance.now() - started
  const busy = (cpuOf(server.pid) - cpu) / (lasted / 1000)
  const delay = await server.ask<{ max: number; p99: number }>({ ask: 'delay' })
  const lost = await lostOf(bench, kept)
  for (const line of [...log.errors, ...lost].slice(0, 10)) console.error(`  ${line}`)
  const count = Object.values(log.latencies).reduce((sum, list) => sum + list.length, 0)
  const note =
    `${numbers.length} candidates, ${count} requests in ${Math.round(lasted / 1000)} s, the server ` +
    `${Math.round(busy * 100)} % of one core; event loop p99 ${delay.p99.toFixed(0)} ms`
  return [
    ...(Object.keys(log.latencies) as Timed[]).flatMap((what) =>
      TARGETS.map(([percent, ms]) =>
        figureRow(
          `evening, ${what} (${log.latencies[what].length}): p${percent}`,
          [percentile(log.latencies[what], percent)],
          noMoreThan(ms),
          'ms'
        )
      )
    ),
    figureRow('evening: errors', [log.errors.length], noMoreThan(0), 'errors'),
    figureRow('evening: acknowledged and lost', [lost.length], noMoreThan(0), 'lost'),
    figureRow('evening: event loop held', [delay.max], noMoreThan(100), 'ms', { note })
  ]
}

/** Everything that was acknowledged and is not there as it was sent. */
async function lostOf({ connection }: Bench, kept: readonly Kept[]): Promise<string[]> {
  const lost: string[] = []
  for (const { number, text, file, submitted } of kept) {
    const [draft, instance] = await Promise.all([
      connection.collection<Draft>('drafts').findOne({ _id: number }),
      connection.collection<ApplicationInstance>('applications').findOne({ _id: number })
    ])
    const said = JSON.stringify(findAnswer(draft?.answers ?? [], 'democratic-question') ?? '')
    if (text && !said.includes(text)) lost.push(`${number}: the text « ${text} »`)
    if (file && !draft?.files.some(({ name }) => name === file)) lost.push(`${number}: ${file}`)
    if (!submitted) continue
    const deposit = instance?.snapshot.context['deposit'] as
      { revision: number; receipt: string } | null | undefined
    const [revision, receipt] = await Promise.all([
      connection
        .collection<Revision>('revisions')
        .findOne({ _id: `${number}:${deposit?.revision ?? 0}` }),
      connection.collection('receipts').findOne({ _id: (deposit?.receipt ?? '') as never })
    ])
    if (!receipt || !revision) lost.push(`${number}: the deposit`)
    else if (!revision.text.includes(text)) lost.push(`${number}: the text in the deposit`)
    else if (file && !revision.text.includes(file)) lost.push(`${number}: the file in the deposit`)
  }
  return lost
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
}

/** Seconds of processor that a process has used, as Linux counts them: in hundredths. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
