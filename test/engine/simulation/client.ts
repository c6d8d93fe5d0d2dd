import type { ChartEvent } from '../../../src/engine/index.ts'
import { DAY, applicant, officer } from '../fixtures/permit.chart.ts'
import type { Random } from './random.ts'
import { IDS, type Running, type Told } from './scene.ts'

const WISHES: { by: typeof officer; event: (random: Random) => ChartEvent }[] = [
  { by: applicant, event: (random) => ({ type: 'SUBMIT', size: random.below(60) }) },
  { by: officer, event: (random) => ({ type: 'ASK', what: random.pick(['plan', 'map', 'deed']) }) },
  { by: officer, event: (random) => ({ type: 'ASK', what: random.pick(['plan', 'map', 'deed']) }) },
  {
    by: applicant,
    event: (random) => ({ type: 'REPLY', what: random.pick(['plan', 'map', 'deed']) })
  },
  { by: officer, event: () => ({ type: 'EXTEND' }) },
  { by: officer, event: () => ({ type: 'EXTEND' }) },
  { by: officer, event: (random) => (random.chance(0.3) ? { type: 'GRANT' } : { type: 'EXTEND' }) },
  {
    by: applicant,
    event: (random) => (random.chance(0.1) ? { type: 'WITHDRAW' } : { type: 'REPLY', what: 'plan' })
  }
]

/** Somebody who wants a few things, and asks again with the same command id until told yes or no. */
export async function client(
  n: number,
  random: Random,
  alive: () => Running,
  told: Told[],
  now: () => Date
): Promise<void> {
  for (const id of IDS) await begin(id, alive, told)
  for (let wish = 0; wish < (n === 0 ? 20 : 8); wish += 1) {
    const { by, event } = random.pick(WISHES)
    const id = random.pick(IDS)
    const command = `client ${n} wish ${wish}`
    const said = event(random)
    if (n === 0) {
      await moreTime(id, command, random, alive, told, now())
      continue
    }
    await insist(id, command, alive, told, ({ engine }) =>
      engine.send({ chart: 'permit', id, event: said, by, command })
    )
  }
}

/** A deadline put off, perhaps while a process is about to fire it. */
function moreTime(
  id: string,
  command: string,
  random: Random,
  alive: () => Running,
  told: Told[],
  now: Date
): Promise<void> {
  const delay = random.pick(['draftLimit', 'checkingLimit', 'replyLimit'])
  const dueAt = new Date(now.getTime() + (1 + random.below(8)) * DAY)
  return insist(id, command, alive, told, ({ engine }) =>
    engine.postpone({ chart: 'permit', id, delay, dueAt, by: officer, command, why: 'A flood.' })
  )
}

function begin(id: string, alive: () => Running, told: Told[]): Promise<void> {
  const command = `begin ${id}`
  return insist(id, command, alive, told, ({ engine }) =>
    engine.start({ chart: 'permit', id, input: { limit: 50 }, by: applicant, command, subject: {} })
  )
}

async function insist(
  id: string,
  command: string,
  alive: () => Running,
  told: Told[],
  ask: (running: Running) => Promise<{ seq: number }>
): Promise<void> {
  for (;;) {
    const running = alive()
    const asked = ask(running).then(
      ({ seq }): Told => ({ id, command, outcome: 'done', seq }),
      (error: Error): Told | undefined => {
        if (error.name === 'Refusal' || error.message.includes('already past'))
          return { id, command, outcome: 'refused' }
        if (error.message.includes('lost on the way')) return undefined
        throw error
      }
    )
    const answer = await Promise.race([asked, running.process.died.then(() => undefined)])
    if (!answer) continue
    told.push(answer)
    return
  }
}
