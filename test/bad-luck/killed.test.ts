import { fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { settle } from '../../src/services/advance-clock.ts'
import { movableClock } from '../../src/shared/clock.ts'
import { built } from '../support/built-program.ts'
import type { Told } from './processes/candidate.ts'
import { openInstallation } from './support/installation.ts'
import { openCall } from './support/open-call.ts'

const KILLS = process.env['CI'] ? 8 : 3

const at = (instant: string) => movableClock(new Date(instant))

/** Lets candidates work until so much was acknowledged, and a little more, in a process of their own, then kills it as a power cut would. */
async function killedAfter(
  folder: string,
  { from, life, heard }: { from: number; life: number; heard: number }
): Promise<Told[]> {
  const told: Told[] = []
  const script = await built('bad-luck/processes/candidate')
  const child: ChildProcess = fork(script, [folder, String(from), String(life)], { execArgv: [] })
  const busy = new Promise<void>((resolve, reject) => {
    child.on('message', (message: Told) => {
      told.push(message)
      if (told.length > heard) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The process ended by itself: ${code}`)))
  })
  await busy
  await wait(Math.random() * 150)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  const [code, signal] = (await gone) as [number | null, string | null]
  if (signal !== 'SIGKILL') throw new Error(`The process failed before it was killed: ${code}`)
  return told
}

describe(`the process killed ${KILLS} times while dossiers are written, signed and deposited`, () => {
  const told: Told[] = []
  let folder: string
  let after: Awaited<ReturnType<typeof openInstallation>>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candide-killed-'))
    const before = await openInstallation(folder, at('2027-01-11T09:00:00+01:00'))
    await openCall(before.services)
    await before.close()
    for (let life = 0; life < KILLS; life += 1) {
      // at random, but the first life sees a deposit: it takes seven acknowledgements
      const heard = (life === 0 ? 7 : 1) + Math.floor(Math.random() * 9)
      const from = told.flatMap(({ deposited }) => (deposited ? [deposited.rank + 1] : [])).at(-1)
      told.push(...(await killedAfter(folder, { from: from ?? 0, life, heard })))
    }
    after = await openInstallation(folder, at('2027-03-08T09:00:00+01:00'))
    await settle(after.services)
  })

  afterAll(async () => {
    await after?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('keeps every save that was acknowledged, or what was saved after it', async () => {
    const { models } = after.services.applications
    const saves = told.flatMap(({ saved }) => saved ?? [])
    expect(saves.length).toBeGreaterThan(0)
    for (const { number, title, v } of saves) {
      const draft = await models.drafts.findById(number).lean()
      const kept = draft?.answers.find(({ id }) => id === 'title')?.value
      expect(draft?.v).toBeGreaterThanOrEqual(v)
      if (draft?.v === v) expect(kept).toBe(title)
      expect(kept).toBeDefined()
    }
  })

  it('keeps every file that was acknowledged, whole', async () => {
    const { files } = after.services
    for (const { sha256 } of told.flatMap(({ attached }) => attached ?? [])) {
      expect(await files.has(sha256)).toBe(true)
    }
    expect((await files.verifyAll()).damaged).toEqual([])
  })

  it('keeps every deposit and its receipt, which still proves the very bytes that were signed', async () => {
    const { applications } = after.services
    const deposits = told.flatMap(({ deposited }) => deposited ?? [])
    expect(deposits.length).toBeGreaterThan(0)
    for (const { number, receipt } of deposits) {
      const proof = await applications.verifyReceipt(receipt)
      expect(proof).toMatchObject({ stands: true, receipt: { application: number } })
      const revision = await applications.revision(number, proof?.receipt.revision ?? 0)
      const digest = createHash('sha256')
        .update(revision?.text ?? '')
        .digest('hex')
      expect(digest).toBe(proof?.receipt.sha256)
    }
  })

  it('makes one dossier of each wish, however often it was sent again', async () => {
    const { models } = after.services.applications
    const starts = told.flatMap(({ started }) => started ?? [])
    const numbers = new Map<number, Set<string>>()
    for (const { rank, number } of starts) {
      numbers.set(rank, (numbers.get(rank) ?? new Set()).add(number))
    }
    for (const given of numbers.values()) expect(given.size).toBe(1)
    const all = await models.applications.find({}).lean()
    const wishes = all.map(({ history }) => history[0]?.cmd)
    expect(new Set(wishes).size).toBe(wishes.length)
  })

  it('leaves nothing half: each dossier has its draft, its writer, and every version and receipt its journal names', async () => {
    const { models } = after.services.applications
    for (const { _id, history } of await models.applications.find({}).lean()) {
      expect(await models.drafts.countDocuments({ _id })).toBe(1)
      expect(await models.members.countDocuments({ application: _id, roles: 'writer' })).toBe(1)
      for (const { event } of history) {
        if (typeof event['hash'] !== 'string') continue
        const frozen = await models.revisions.findById(`${_id}:${String(event['revision'])}`).lean()
        expect(frozen?.sha256).toBe(event['hash'])
        if (event.type === 'DEPOSIT') {
          expect(await models.receipts.countDocuments({ _id: String(event['receipt']) })).toBe(1)
        }
      }
    }
  })

  it('replays every journal to the state that is kept', async () => {
    for (const chart of ['call', 'application']) {
      expect((await after.services.engine.verify({ chart })).differences).toEqual([])
    }
  })

  it('takes up the effects that were under way: each letter is queued, once for each person', async () => {
    const { applications, messages } = after.services
    const all = await applications.models.applications.find({}).lean()
    expect(all.flatMap(({ outbox }) => outbox)).toEqual([])
    const mails = await messages.list({ limit: 10_000 })
    for (const { _id } of all.filter(({ tags }) => tags.includes('deposited'))) {
      const receipts = mails.filter(
        ({ letter, application }) => letter === 'deposit-receipt' && application === _id
      )
      const people = receipts.map(({ to }) => to.address).toSorted()
      expect(people).toEqual(['ines.caron@vierzon.example', 'paul.aubry@vierzon.example'])
    }
    expect(mails.filter(({ state }) => state !== 'sent')).toEqual([])
  })
})
