import { setTimeout as sleep } from 'node:timers/promises'
import type { ApplicationInstance } from '../../src/applications/index.ts'
import { volley } from '../load/volley.ts'
import { figureRow, median, noMoreThan, ratioRow, atMost, type Row } from '../table/row.ts'
import { isPage, type Bench } from './bench.ts'
import { cookiesOfAnybody } from './page-works.ts'
import type { Work } from './work.ts'

export const timerWorks: readonly Work[] = [
  { work: '10,000 due timers', needs: ['OUV', 'DIX'], run: drained }
]

/** Time left to write the dates before they come. */
const AHEAD = 20_000

/**
 * The timers of a whole call are brought forward to one instant, as dates written in the documents; the server's
 * own clock fires them. Pages are read before and meanwhile, one after the other.
 */
async function drained(bench: Bench): Promise<Row[]> {
  const { server, pages, filled, connection } = bench
  const call = filled.calls['DIX']
  const captured = pages.get('public call')
  if (!call || !captured) return []
  const headers = await cookiesOfAnybody(server.baseUrl, captured.path)
  const check = isPage([`<title>${captured.title}</title>`], captured.length)
  const shots = [[{ path: captured.path, headers, check }]]
  const latency = async () =>
    median((await volley(server.baseUrl, { shots, seconds: 0.5 })).latencies)
  const before = median([await latency(), await latency(), await latency()])

  const applications = connection.collection<ApplicationInstance>('applications')
  const dueAt = new Date(Date.now() + AHEAD)
  const armed = { 'subject.call': call.number, 'timers.0': { $exists: true }, status: 'active' }
  const { modifiedCount } = await applications.updateMany(armed as never, {
    $set: { pollAt: dueAt, 'timers.0.dueAt': dueAt } as never
  })
  const left = dueAt.getTime() - Date.now()
  if (left < 0) throw new Error(`Writing ${modifiedCount} dates took more than ${AHEAD} ms.`)
  await sleep(left)
  const meanwhile: number[] = []
  for (;;) {
    meanwhile.push(await latency())
    const waiting = await applications.findOne({ pollAt: dueAt } as never, {
      projection: { _id: 1 }
    })
    if (!waiting) break
    if (Date.now() - dueAt.getTime() > 180_000) throw new Error('The timers are not drained.')
  }
  const seconds = (Date.now() - dueAt.getTime()) / 1000
  const runs = meanwhile.map((ours) => ({ ours, limit: before }))
  const work = `${modifiedCount.toLocaleString('en')} due timers`
  return [
    figureRow(work, [seconds], noMoreThan(20), 's'),
    ratioRow(`${work}: a page meanwhile`, runs, atMost(2), 'ms')
  ]
}
