import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, defineAggregate } from '../../src/engine/index.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { built } from '../support/built-program.ts'
import { permit } from './fixtures/permit.chart.ts'
import { serveStore, type ServedStore } from './support/serve-store.ts'

const KILLS = process.env['CI'] ? 10 : 2
const Permit = defineAggregate<{ street: string }>('WorkerPermit', { street: String })

interface Line {
  delivered?: string
  ready?: string
  done?: string
  id?: string
  seq?: number
}

describe('two processes over one store that a third serves', () => {
  let store: ServedStore
  let folder: string
  let log: string
  const children: ChildProcess[] = []

  beforeAll(async () => {
    store = await serveStore()
    await Permit.init()
    folder = await mkdtemp(join(tmpdir(), 'candide-two-'))
    log = join(folder, 'log')
  })

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    await store.close()
    await rm(folder, { recursive: true })
  })

  const lines = async (): Promise<Line[]> =>
    existsSync(log)
      ? (await readFile(log, 'utf8'))
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Line)
      : []

  async function until(check: (said: Line[]) => boolean): Promise<void> {
    while (!check(await lines())) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  async function work(name: string): Promise<ChildProcess> {
    const worker = await built('engine/processes/worker')
    const child = spawn(process.execPath, [worker, store.uri, log, name], { stdio: 'ignore' })
    children.push(child)
    await until((said) => said.some(({ ready }) => ready === name))
    return child
  }

  const killed = (child: ChildProcess) =>
    new Promise((resolve) => {
      child.once('exit', resolve)
      child.kill('SIGKILL')
    })

  it(`lose nothing that was acknowledged when one or the other is killed, ${KILLS} times`, async () => {
    const pair = [await work('a 0'), await work('b 0')]
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const before = (await lines()).length
      await until((said) => said.length > before + 15)
      await killed(pair[kill % 2]!)
      pair[kill % 2] = await work(`${'ab'[kill % 2]} ${kill}`)
    }
    await Promise.all(pair.map(killed))

    const clock = movableClock(new Date())
    const delivered = new Set((await lines()).flatMap((line) => line.delivered ?? []))
    const engine = createEngine({ clock, logger: createLogger('silent') })
    const sendLetter = ({ key }: { key: string }) => Promise.resolve(void delivered.add(key))
    engine.register({
      chart: permit,
      model: Permit,
      effects: { sendLetter, archive: () => Promise.resolve() }
    })
    clock.moveTo(new Date(clock.now().getTime() + 10 * 60_000))
    await engine.tick()

    expect((await engine.verify({ chart: 'permit' })).differences).toEqual([])
    const instances = new Map(
      (await Permit.find().lean()).map((instance) => [instance._id, instance])
    )
    for (const { done, id, seq } of await lines()) {
      if (done) expect(instances.get(id!)!.history[seq! - 1]).toMatchObject({ cmd: done, seq })
    }
    for (const { outbox, history, _id } of instances.values()) {
      expect(outbox).toEqual([])
      expect(new Set(history.map(({ cmd }) => cmd)).size).toBe(history.length)
      for (const { seq, event } of history)
        if (event.type === 'ASK') expect(delivered).toContain(`${_id}:${seq}:0`)
    }
  })
})
