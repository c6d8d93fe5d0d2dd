import type { EffectHandler, Engine, createEngine } from '../../../src/engine/index.ts'
import { movableClock } from '../../../src/shared/clock.ts'
import { DAY, permit } from '../fixtures/permit.chart.ts'
import { memoryStore } from '../support/memory-store.ts'
import { MORNING } from '../support/setting.ts'
import { client } from './client.ts'
import { crashed, faultyStore, type Faults } from './faulty-store.ts'
import { violations } from './invariants.ts'
import { seeded, type Random } from './random.ts'
import { IDS, type Outside, type Running } from './scene.ts'
import { newProcess, scheduler, type Process } from './scheduler.ts'

const CLIENTS = 4
const PROCESSES = 3
const LONGEST_CALM = 200

/**
 * One life of three instances under three processes that crash and lose answers at any moment, all by chance.
 * @returns what was wrong afterwards; nothing when all promises held
 */
export async function simulate(seed: number, create: typeof createEngine): Promise<string[]> {
  const random = seeded(seed)
  const schedule = scheduler(random)
  const clock = movableClock(MORNING)
  const store = memoryStore()
  const faults: Faults = { crash: 0.01, lostAnswer: 0.01 }
  const outside: Outside = { delivered: new Map(), results: new Set(), letGo: new Set(), told: [] }
  const running: Running[] = []
  let born = 0
  let stopping = false

  function spawn(): Running {
    const process = newProcess(`process ${(born += 1)}`)
    const engine = create({
      clock,
      logger: {
        info: (line: { effect?: string }) => void (line.effect && outside.letGo.add(line.effect)),
        warn: () => undefined,
        error: () => undefined
      } as never,
      pause: () => schedule.turn(process)
    })
    const effects = handlers(process, engine, outside, random, faults, schedule.turn)
    engine.registerWith(faultyStore(store, process, schedule, random, faults), {
      chart: permit,
      effects
    })
    const one = { process, engine }
    running.push(one)
    void lookAgain(one)
    return one
  }

  async function lookAgain({ process, engine }: Running): Promise<void> {
    while (!stopping) {
      await schedule.turn(process)
      await engine.tick().catch(ignoreLost)
    }
  }

  function alive(): Running {
    const living = running.filter(({ process }) => process.alive)
    while (living.length < PROCESSES && !stopping) living.push(spawn())
    return random.pick(living)
  }

  alive()
  const clients = Array.from({ length: CLIENTS }, (_, n) =>
    client(n, random, alive, outside.told, () => clock.now())
  )
  let busy = clients.length
  for (const one of clients) void one.then(() => (busy -= 1))
  await schedule.run(
    () => busy === 0,
    () => {
      alive()
      if (random.chance(0.02))
        clock.moveTo(new Date(clock.now().getTime() + random.below(10 * DAY)))
    }
  )
  await Promise.all(clients)

  // then the storm is over: what is left must come to its end
  faults.crash = 0
  faults.lostAnswer = 0
  let calm = false
  const last = alive()
  const calmDown = async () => {
    for (let day = 0; day < LONGEST_CALM && (day < 40 || anythingLeft()); day += 1) {
      clock.moveTo(new Date(clock.now().getTime() + DAY))
      await last.engine.tick()
      for (const id of IDS) await retryAll(last.engine, id)
    }
    calm = true
  }
  const ended = calmDown()
  await schedule.run(
    () => calm,
    () => undefined
  )
  stopping = true
  await ended
  return violations(store, outside, clock.now())

  function anythingLeft(): boolean {
    return IDS.some((id) => store.outboxOf(id).length > 0)
  }

  async function retryAll(engine: Engine, id: string): Promise<void> {
    for (const { key, stuck } of store.outboxOf(id)) {
      if (stuck) await engine.retryEffect({ chart: 'permit', id, key })
    }
  }
}

/** In a storm operations fail; who called tries again, which is what is being tested. */
export function ignoreLost(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes('lost on the way')) throw error
}

function handlers(
  process: Process,
  engine: Engine,
  outside: Outside,
  random: Random,
  faults: Faults,
  turn: (process: Process) => Promise<void>
): Record<string, EffectHandler> {
  const reach = async (key: string) => {
    await turn(process)
    if (random.chance(faults.crash)) await crashed(process)
    if (random.chance(faults.lostAnswer * 5)) throw new Error('The post is closed.')
    outside.delivered.set(key, (outside.delivered.get(key) ?? 0) + 1)
    await turn(process)
    if (random.chance(faults.crash)) await crashed(process)
    if (random.chance(faults.lostAnswer * 5)) throw new Error('The answer of the post was lost.')
  }
  return {
    archive: ({ key }) => reach(key),
    sendLetter: async ({ key, params }, { _id }) => {
      await reach(key)
      if (params['letter'] === 'receipt') await tellNext(engine, _id, key)
      if (params['letter'] !== 'answer') return undefined
      outside.results.add(key)
      return { event: { type: 'NOTIFIED' } }
    }
  }
}

/** An effect that reaches another instance, once, by a command id made of its key. */
async function tellNext(engine: Engine, id: string, key: string): Promise<void> {
  const next = IDS[(IDS.indexOf(id) + 1) % IDS.length]!
  const by = { id, roles: ['neighbour'] }
  try {
    await engine.send({
      chart: 'permit',
      id: next,
      event: { type: 'OBJECT' },
      by,
      command: `from ${key}`
    })
  } catch (error) {
    if ((error as Error).name !== 'Refusal') throw error
  }
}
