import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import mongoose from 'mongoose'
import { DAY } from '../../bench/filling/calendar-around.ts'
import { readConfig } from '../../src/config.ts'
import { messageIdOf } from '../../src/messages/message-id.ts'
import { smtpTransport } from '../../src/messages/index.ts'
import type { Services } from '../../src/services.ts'
import { advanceClock, settle } from '../../src/services/advance-clock.ts'
import { createServices } from '../../src/services/create-services.ts'
import { movableClock, type MovableClock } from '../../src/shared/clock.ts'
import { createLogger } from '../../src/shared/logger.ts'
import { freeAddress, startCandide } from '../cli/candide-process.ts'
import { serveStore, type ServedStore } from '../engine/support/serve-store.ts'
import { startMailServer, type MailServer } from '../messages/mail-server.ts'
import { BEFORE_OPENING, openCallOfToday } from './support/open-call.ts'
import { Candidate, type Acknowledged } from './support/candidate.ts'
import { signedDossier, writeDossier } from './support/dossier.ts'

const KILLS = process.env['CI'] ? 3 : 2
/** People at work, each with a draft to write and dossiers to deposit. */
const CANDIDATES = 3
const DEPOSITS = KILLS + 2
/** Signatures asked for three days ago, whose reminders come due one after the other meanwhile. */
const REMINDERS = KILLS * 3
const FROM = 'dossiers@candide.example'

/** Promise 3 with several processes: whole servers over one store, candidates at their pages, the clock at work. */
describe(`two servers over one store, one or the other killed ${KILLS} times`, () => {
  let store: ServedStore
  let mails: MailServer
  let folder: string
  let services: Services
  let clock: MovableClock
  const addresses: string[] = []
  const servers: ChildProcess[] = []
  const candidates: Candidate[] = []
  const heard: Acknowledged[] = []

  beforeAll(async () => {
    ;[store, mails] = await Promise.all([serveStore(), startMailServer()])
    folder = await mkdtemp(join(tmpdir(), 'candide-servers-'))
    await prepare()
    addresses.push(await freeAddress(), await freeAddress())
    await Promise.all([start(0), start(1)])
    await work()
    clock.moveTo(new Date(Date.now() + 20 * 60_000))
    await settle(services)
  })

  afterAll(async () => {
    for (const server of servers) server.kill('SIGKILL')
    services?.messages.close()
    await store?.close()
    await mails?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  async function start(n: number): Promise<void> {
    servers[n] = await startCandide(join(folder, `server-${n}`), addresses[n] ?? '', {
      env: {
        ...{ MONGODB_URI: store.uri, SMTP_URL: mails.url, MAIL_FROM: FROM, LOG_LEVEL: 'error' },
        SECRETS: 'the same secret for both of these two servers'
      }
    })
  }

  async function prepare(): Promise<void> {
    const today = new Date()
    clock = movableClock(new Date(today.getTime() - BEFORE_OPENING))
    const config = readConfig({ NODE_ENV: 'test', DATA_FOLDER: folder, MONGODB_URI: store.uri })
    services = await createServices({
      ...{ config, clock, connection: mongoose.connection, logger: createLogger('silent') },
      transport: smtpTransport(mails.url)
    })
    const { accounts, applications } = services
    const call = await openCallOfToday(services, today)
    await advanceClock(services, clock, new Date(today.getTime() - 4 * DAY))
    let wishes = 0
    const command = () => `prepared ${(wishes += 1)}`
    for (let n = 0; n < CANDIDATES; n += 1) {
      const account = await accounts.ensure({
        mail: `ines.${n}@vierzon.example`,
        name: `Inès ${n}`
      })
      const wish = { call, account, command }
      const draft = await applications.start({ call, account, command: command() })
      const signed: string[] = []
      for (let k = 0; k < DEPOSITS; k += 1) signed.push(await signedDossier(services, wish))
      candidates.push(new Candidate(account.mail, { draft, signed }, heard))
    }
    const account = await accounts.ensure({ mail: 'odile@example.org', name: 'Odile Tessier' })
    const asked: string[] = []
    for (let n = 0; n < REMINDERS; n += 1) {
      const number = await applications.start({ call, account, command: command() })
      await writeDossier(services, account, number)
      asked.push(number)
    }
    await settle(services)
    const first = Date.now() - 3 * DAY + 15_000
    for (const [n, number] of asked.entries()) {
      clock.moveTo(new Date(first + n * 1_500))
      await applications.askSignature({ account, number, command: command() })
    }
    await settle(services)
  }

  async function work(): Promise<void> {
    const stop = new AbortController()
    // somebody who is refused ends it all, and is told below
    const answersSince = async (before: number) => {
      while (heard.length < before + 6 && !stop.signal.aborted) await wait(20)
    }
    const links = candidates.map(({ mail }) => services.accounts.createSignInLink({ mail }))
    const paths = (await Promise.all(links)).map((link) => new URL(link).pathname)
    const working = candidates.map((candidate, n) =>
      candidate.work(paths[n] ?? '', addresses, stop.signal)
    )
    const all = Promise.all(working)
    all.catch(() => {
      stop.abort()
    })
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = heard.length
      await answersSince(before)
      await wait(Math.random() * 400)
      await killed(kill % 2)
      await start(kill % 2)
    }
    const before = heard.length
    await answersSince(before)
    await Promise.all([killed(0), killed(1)])
    stop.abort()
    await all
  }

  async function killed(n: number): Promise<void> {
    const server = servers[n]
    if (!server) return
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    expect(await gone).toEqual([null, 'SIGKILL'])
  }

  it('keeps every save that was acknowledged, or what was saved after it', async () => {
    const saves = heard.flatMap(({ saved }) => saved ?? [])
    expect(saves.length).toBeGreaterThan(KILLS)
    for (const { draft, ranks } of candidates) {
      const acknowledged = saves.filter(({ number }) => number === draft).at(-1)
      const kept = await services.applications.models.drafts.findById(draft).lean()
      const title = kept?.answers.find(({ id }) => id === 'title')?.value as string
      const rank = Number(title.replace('Version ', ''))
      expect(rank).toBeGreaterThanOrEqual(acknowledged?.rank ?? 0)
      expect(rank).toBeLessThanOrEqual(ranks())
    }
  })

  it('keeps every deposit that was acknowledged, with one receipt that stands', async () => {
    const { models } = services.applications
    const deposits = heard.flatMap(({ deposited }) => deposited ?? [])
    expect(deposits.length).toBeGreaterThan(KILLS)
    for (const number of deposits) {
      const [receipt, ...others] = await models.receipts.find({ application: number }).lean()
      expect(others).toEqual([])
      const proof = await services.applications.verifyReceipt(receipt?._id ?? '')
      expect(proof).toMatchObject({ stands: true, receipt: { application: number } })
    }
  })

  it('replays every journal to the state that is kept, and no command is in one twice', async () => {
    for (const chart of ['call', 'application']) {
      expect((await services.engine.verify({ chart })).differences).toEqual([])
    }
    const all = await services.applications.models.applications.find({}).lean()
    for (const { history, outbox } of all) {
      expect(new Set(history.map(({ cmd }) => cmd)).size).toBe(history.length)
      expect(outbox).toEqual([])
    }
  })

  it('fires every timer that came due, once', async () => {
    const reminded = await services.applications.models.applications
      .find({ 'history.cmd': /^timer:.*firstSignatureReminder/ })
      .lean()
    expect(reminded).toHaveLength(REMINDERS)
  })

  it('sends every mail, under one identity each', async () => {
    const all = await services.messages.list({ limit: 10_000 })
    expect(all.filter(({ state }) => state !== 'sent')).toEqual([])
    const identities = all.map(({ _id }) => messageIdOf(_id, FROM))
    const received = mails.received.map(({ messageId }) => messageId ?? '')
    expect([...new Set(received)].sort()).toEqual([...identities].sort())
    const reminders = all.filter(({ letter }) => letter === 'signature-reminder')
    expect(new Set(reminders.map(({ application }) => application)).size).toBe(REMINDERS)
    expect(reminders).toHaveLength(REMINDERS)
  })
})
