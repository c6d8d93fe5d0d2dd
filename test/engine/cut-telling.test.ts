import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, defineAggregate } from '../../src/engine/index.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { built } from '../support/built-program.ts'
import { applicant, officer, permit } from './fixtures/permit.chart.ts'
import { serveStore, type ServedStore } from './support/serve-store.ts'

/** `TOLD=10000` for the full size; the whole of CI has to fit in a quarter of an hour. */
const MANY = Number(process.env['TOLD'] ?? (process.env['CI'] ? 1000 : 200))
const Told = defineAggregate<{ street: string }>('ToldPermit', { street: String })

/** Promise 3: an effect that reaches many is not begun again when its process dies, and forgets none. */
describe(`one effect that tells ${MANY} dossiers`, () => {
  let store: ServedStore
  let folder: string
  const children: ChildProcess[] = []
  const engine = createEngine({
    clock: movableClock(new Date()),
    logger: createLogger('silent')
  })
  const nothing = () => Promise.resolve()
  engine.register({
    chart: permit,
    model: Told,
    effects: { sendLetter: nothing, archive: nothing }
  })

  beforeAll(async () => {
    store = await serveStore()
    await Told.init()
    folder = await mkdtemp(join(tmpdir(), 'candide-told-'))
    const ids = Array.from({ length: MANY }, (_, n) => `D-${String(n).padStart(6, '0')}`)
    for (let n = 0; n < MANY; n += 100) await Promise.all(ids.slice(n, n + 100).map(begin))
    await begin('T-1')
    const on = { chart: 'permit', id: 'T-1' }
    await engine.send({ ...on, event: { type: 'SUBMIT', size: 5 }, by: applicant, command: 's' })
    await engine.tick()
    await engine.send({ ...on, event: { type: 'ASK', what: 'plan' }, by: officer, command: 'a' })
  })

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    await store.close()
    await rm(folder, { recursive: true })
  })

  const begin = (id: string) =>
    engine.start({
      ...{ chart: 'permit', id, input: { limit: 50 }, by: applicant, command: `start ${id}` },
      subject: { street: 'rue des Lilas' }
    })
  const said = (): { told?: string; finished?: true }[] =>
    existsSync(join(folder, 'log'))
      ? readFileSync(join(folder, 'log'), 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as { told?: string })
      : []
  const tell = async (minutes: number) => {
    const teller = await built('engine/processes/teller')
    const args = [teller, store.uri, join(folder, 'log'), String(minutes)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    children.push(child)
    return child
  }

  it('goes on where it was when its process is killed in the middle, and tells each once', async () => {
    const first = await tell(1)
    while (said().length < MANY / 2 + 7) await new Promise((wait) => setTimeout(wait, 20))
    first.kill('SIGKILL')
    await once(first, 'exit')
    const before = said().length
    expect(before).toBeLessThan(MANY)
    await once(await tell(10), 'exit')
    const lines = said()
    expect(lines.at(-1)).toEqual({ finished: true })
    // at most the page that was under way is said again, and is not done again
    const again = lines.length - 1 - MANY
    expect(again).toBeLessThanOrEqual(50)
    expect(await Told.countDocuments({ states: 'objection.made', v: 2 })).toBe(MANY)
    expect((await Told.findById('T-1').lean())?.outbox).toEqual([])
    expect((await engine.verify({ chart: 'permit' })).differences).toEqual([])
  })
})
