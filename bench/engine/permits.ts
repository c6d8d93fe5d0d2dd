import { createEngine, defineAggregate, type EffectHandler } from '../../src/engine/index.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { applicant, officer, permit } from '../../test/engine/fixtures/permit.chart.ts'

export const START = new Date('2027-03-01T08:00:00Z')

/** One event to so many instances at a time, before the effect keeps where it is. */
const PAGE = 200

export const Permit = defineAggregate<{ street: string }>('BenchPermit', { street: String })
export const clock = movableClock(START)
export const engine = createEngine({ clock, logger: createLogger('silent') })

/** The letter `question` is told to every other instance, page by page, as a call tells its dossiers. */
const sendLetter: EffectHandler = async ({ key, params, cursor }) => {
  if (params['letter'] !== 'question') return undefined
  const after = typeof cursor === 'string' ? cursor : 'G-'
  const page = await Permit.find({ _id: { $gt: after, $lt: 'G.' } }, { _id: 1 })
    .sort({ _id: 1 })
    .limit(PAGE)
    .lean<{ _id: string }[]>()
  const by = { id: 'call', roles: ['neighbour'] }
  await inBatches(0, page.length, (n) => {
    const id = page[n]?._id ?? ''
    const event = { type: 'OBJECT' }
    return engine.send({ chart: 'permit', id, event, by, command: `${key}:${id}` })
  })
  const last = page.at(-1)?._id
  return page.length === PAGE && last !== undefined ? { more: last } : undefined
}
engine.register({
  chart: permit,
  model: Permit,
  effects: { sendLetter, archive: () => Promise.resolve() }
})

export function begin(id: string) {
  return engine.start({
    ...{ chart: 'permit', id, input: { limit: 50 }, by: applicant, command: `start ${id}` },
    subject: { street: 'rue des Lilas' }
  })
}

/** @param n what makes the command its own; 0 is the applicant's, others the officer's */
export function say(id: string, event: { type: string; [fact: string]: unknown }, n = 0) {
  const by = n === 0 ? applicant : officer
  return engine.send({ chart: 'permit', id, event, by, command: `${id} ${n} ${event.type}` })
}

/** Works on many, so many at once. */
export async function inBatches(
  from: number,
  to: number,
  one: (n: number) => Promise<unknown>
): Promise<void> {
  for (let n = from; n < to; n += 100) {
    await Promise.all(Array.from({ length: Math.min(100, to - n) }, (_, k) => one(n + k)))
  }
}

/** @returns milliseconds */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
