import { DAY, officer } from '../../test/engine/fixtures/permit.chart.ts'
import { atMost, figureRow, noMoreThan, ratioRow, type Row } from '../table/row.ts'
import { START, begin, clock, engine, inBatches, say, timed } from './permits.ts'

const FIRST = 1000
const AGAIN = 15

/** Milliseconds of each time. */
interface Costs {
  send: number[]
  look: number[]
  upcoming: number[]
}

/**
 * What a send, a look of the clock and the question of what comes next cost among a thousand instances and among
 * many; one effect that reaches them all; then all their timers due at once.
 */
export async function growth(most: number): Promise<Row[]> {
  await inBatches(0, FIRST, (n) => begin(nameOf(n)))
  const few = await costs('few')
  await inBatches(FIRST, most, (n) => begin(nameOf(n)))
  const many = await costs('many')
  const grown = (what: keyof Costs, name: string): Row => {
    const runs = many[what].map((ours, n) => ({ ours, limit: few[what][n] ?? 0 }))
    const work = `engine: ${name}, among ${most} instances against ${FIRST}`
    return ratioRow(work, runs, atMost(2), 'ms')
  }
  return [
    grown('send', 'one send'),
    grown('look', 'one look that finds nothing due'),
    grown('upcoming', 'what the clock will do next'),
    await reachingAll(most),
    await due(most)
  ]
}

function nameOf(n: number): string {
  return `G-${String(n).padStart(7, '0')}`
}

async function costs(where: string): Promise<Costs> {
  const { send, look, upcoming }: Costs = { send: [], look: [], upcoming: [] }
  for (let n = 0; n < AGAIN; n += 1) {
    const id = `H-${where}-${n}`
    await begin(id)
    send.push(await timed(() => say(id, { type: 'SUBMIT', size: 5 })))
    await engine.tick()
    look.push(await timed(() => engine.tick()))
    upcoming.push(await timed(() => engine.upcoming({ chart: 'permit', limit: 20 })))
  }
  return { send, look, upcoming }
}

/** One effect that tells every instance something, page by page. */
async function reachingAll(most: number): Promise<Row> {
  const id = 'T-1'
  await begin(id)
  await say(id, { type: 'SUBMIT', size: 5 })
  await engine.tick()
  const by = officer
  const event = { type: 'ASK', what: 'plan' }
  await engine.send({ chart: 'permit', id, event, by, command: 'tell all' })
  const ms = await timed(() => engine.tick())
  const told = await engine.verify({ chart: 'permit', filter: { states: 'objection.made' } })
  if (told.instances !== most || told.differences.length > 0)
    throw new Error(`${told.instances} of ${most} were reached, ${told.differences.length} differ.`)
  return perTenThousand(`engine: one effect that reaches ${most} instances`, ms, most, 60)
}

async function due(most: number): Promise<Row> {
  clock.moveTo(new Date(START.getTime() + 31 * DAY))
  let fired = 0
  const ms = await timed(async () => ({ fired } = await engine.tick()))
  if (fired < most) throw new Error(`${fired} timers of ${most} were fired.`)
  return perTenThousand(`engine: ${fired} due timers drained, their effects done`, ms, fired, 20)
}

/** @param most seconds that ten thousand may take */
function perTenThousand(work: string, ms: number, count: number, most: number): Row {
  const note = `${(ms / 1000).toFixed(1)} s for ${count}`
  return figureRow(work, [(ms / 1000) * (10_000 / count)], noMoreThan(most), 's per 10,000', {
    note
  })
}
