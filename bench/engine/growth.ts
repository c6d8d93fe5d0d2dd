import { DAY, officer } from '../../test/engine/fixtures/permit.chart.ts'
import type { Row } from '../row.ts'
import { START, begin, clock, engine, inBatches, say, timed } from './permits.ts'

const FIRST = 1000
const AGAIN = 15

interface Costs {
  send: number
  look: number
  upcoming: number
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
  const grown = (what: keyof Costs, name: string): Row => ({
    work: `engine: ${name}, among ${most} instances against ${FIRST}`,
    ours: `${many[what].toFixed(2)} ms`,
    limit: `${few[what].toFixed(2)} ms`,
    ratio: few[what] / many[what],
    target: { least: 0.5 }
  })
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

/** Medians, in milliseconds. */
async function costs(where: string): Promise<Costs> {
  const send: number[] = []
  const look: number[] = []
  const upcoming: number[] = []
  for (let n = 0; n < AGAIN; n += 1) {
    const id = `H-${where}-${n}`
    await begin(id)
    send.push(await timed(() => say(id, { type: 'SUBMIT', size: 5 })))
    await engine.tick()
    look.push(await timed(() => engine.tick()))
    upcoming.push(await timed(() => engine.upcoming({ chart: 'permit', limit: 20 })))
  }
  return { send: median(send), look: median(look), upcoming: median(upcoming) }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
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
  const seconds = ms / 1000
  return {
    work: `engine: one effect that reaches ${most} instances`,
    ours: `${seconds.toFixed(1)} s`,
    limit: `${Math.round(most / seconds)} per second`,
    ratio: (seconds * 10_000) / most,
    target: { most: 60 }
  }
}

async function due(most: number): Promise<Row> {
  clock.moveTo(new Date(START.getTime() + 31 * DAY))
  const start = performance.now()
  const { fired } = await engine.tick()
  const seconds = (performance.now() - start) / 1000
  if (fired < most) throw new Error(`${fired} timers of ${most} were fired.`)
  return {
    work: `engine: ${fired} due timers drained, their effects done`,
    ours: `${seconds.toFixed(1)} s`,
    limit: `${Math.round(fired / seconds)} per second`,
    ratio: (seconds * 10_000) / fired,
    target: { most: 20 }
  }
}
