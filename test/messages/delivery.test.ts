import { createMessages, smtpTransport, type Messages } from '../../src/messages/index.ts'
import type { MovableClock } from '../../src/shared/clock.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { startMailServer, type MailServer } from './mail-server.ts'
import { outboxOptions, START } from './outbox-options.ts'
import { requestFor } from './requests.ts'
import { messageModel } from '../../src/messages/message.model.ts'

let store: TestStore
let server: MailServer
let messages: Messages
let clock: MovableClock
let told: string[]

const MINUTE = 60_000
const minutesAfter = (minutes: number) => new Date(START.getTime() + minutes * MINUTE)

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

beforeEach(async () => {
  const options = outboxOptions()
  await messageModel(options.connection).deleteMany({})
  server = await startMailServer()
  clock = options.clock
  told = []
  messages = createMessages({
    ...options,
    transport: smtpTransport(server.url),
    onOutcome: ({ _id }, kind) => {
      told.push(`${_id} ${kind}`)
    }
  })
  await messages.prepare()
})

afterEach(async () => {
  messages.close()
  await server.stop()
})

const request = requestFor('correction-requested', { replyTo: 'labo@example.org' })

describe('a mail', () => {
  it('arrives as it was written, signed by a machine, answered to the team', async () => {
    await messages.queue(request)
    expect(await messages.deliverDue()).toEqual({ sent: 1, failed: 0, deferred: 0 })
    const [mail] = server.received
    expect(mail?.subject).toBe(
      'À compléter avant le mardi 6\u00a0avril\u00a02027, 18\u00a0h\u00a000\u00a0: VAC-0017'
    )
    expect(mail?.from?.text).toBe('"Villes au Carré" <dossiers@candide.example>')
    expect(mail?.replyTo?.text).toBe('labo@example.org')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.text).toContain('Il manque la page 2 de votre délibération.')
    expect(mail?.html).toContain('href="https://candide.example/dossiers/VAC-0017"')
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{40}@candide\.example>$/)
  })

  it('asked for twice, by two processes at once, leaves once', async () => {
    const other = createMessages({ ...outboxOptions(), transport: smtpTransport(server.url) })
    const asked = await Promise.all([
      ...[messages, other, messages, other].map((one) => one.queue(request)),
      other.queue({ ...request, lang: 'en' })
    ])
    expect(new Set(asked.map((one) => one._id)).size).toBe(1)
    await Promise.all([messages.deliverDue(), other.deliverDue()])
    expect(server.received).toHaveLength(1)
    other.close()
  })

  it('is sent once each when two processes share the work', async () => {
    const other = createMessages({ ...outboxOptions(), transport: smtpTransport(server.url) })
    for (let n = 0; n < 40; n++) await messages.queue({ ...request, key: `key-${n}` })
    const counts = await Promise.all([messages.deliverDue(), other.deliverDue()])
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(40)
    expect(new Set(server.received.map((mail) => mail.messageId)).size).toBe(40)
    expect(server.received).toHaveLength(40)
    other.close()
  })

  it('refused for good fails at once, and says what the server said', async () => {
    server.onRecipient = () => ({ code: 550, text: '5.1.1 utilisateur inconnu' })
    const { _id } = await messages.queue(request)
    expect(await messages.deliverDue()).toEqual({ sent: 0, failed: 1, deferred: 0 })
    expect(await messages.find(_id)).toMatchObject({
      state: 'failed',
      failedAt: START,
      attempts: [{ ok: false, code: 550, address: 'c.besnard@nogent.example' }]
    })
    const [failure] = await messages.listFailures({ application: 'VAC-0012' })
    expect(failure?.attempts[0]?.answer).toContain('utilisateur inconnu')
    await messages.tellOutcomes()
    expect(told).toEqual([`${_id} failed`])
  })

  it('refused for a moment is tried again a minute later, and not before', async () => {
    server.onRecipient = () => ({ code: 451, text: 'boîte pleine' })
    const { _id } = await messages.queue(request)
    expect(await messages.deliverDue()).toMatchObject({ deferred: 1 })
    server.onRecipient = () => null
    clock.moveTo(new Date(START.getTime() + MINUTE - 1))
    expect(await messages.deliverDue()).toEqual({ sent: 0, failed: 0, deferred: 0 })
    clock.moveTo(minutesAfter(1))
    expect(await messages.deliverDue()).toMatchObject({ sent: 1 })
    expect((await messages.find(_id))?.availableAt).toEqual(minutesAfter(1))
  })

  it('waits for a server that is down, and leaves when it is back', async () => {
    await server.stop()
    const { _id } = await messages.queue(request)
    await messages.deliverDue()
    expect(await messages.find(_id)).toMatchObject({
      state: 'queued',
      attempts: [{ ok: false, code: null }]
    })
    server = await startMailServer(Number(new URL(server.url).port))
    clock.moveTo(minutesAfter(1))
    expect(await messages.deliverDue()).toMatchObject({ sent: 1 })
    expect(server.received).toHaveLength(1)
  })

  it('is not blamed for a server that refuses everybody', async () => {
    server.onConnection = () => ({ code: 554, text: 'no service here' })
    const { _id } = await messages.queue(request)
    await messages.deliverDue()
    expect((await messages.find(_id))?.state).toBe('queued')
  })

  it('is tried for three days, less and less often, then given up and told', async () => {
    server.onRecipient = () => ({ code: 451, text: 'plus tard' })
    const { _id } = await messages.queue(request)
    const at: number[] = []
    for (;;) {
      await messages.deliverDue()
      const message = await messages.find(_id)
      at.push((clock.now().getTime() - START.getTime()) / MINUTE)
      if (!message?.nextAt) break
      clock.moveTo(message.nextAt)
    }
    const sixHourly = Array.from({ length: 11 }, (_, n) => 81 + (n + 1) * 360)
    expect(at).toEqual([0, 1, 6, 21, 81, ...sixHourly, 72 * 60])
    expect((await messages.find(_id))?.state).toBe('failed')
    await messages.tellOutcomes()
    expect(told).toEqual([`${_id} failed`])
  })

  it.each(['', 'nobody', 'a@b', 'a@b.fr, c@d.fr', 'a@b.fr\r\nBcc: all@example.org', '<a@b.fr>'])(
    'is never sent to %j',
    async (address) => {
      const { _id } = await messages.queue({ ...request, to: { address, name: 'x' } })
      expect(await messages.deliverDue()).toMatchObject({ failed: 1 })
      expect((await messages.find(_id))?.attempts[0]?.answer).toBe('no usable address')
      expect(server.received).toEqual([])
    }
  )

  it('cannot be given more headers by a name or a subject', async () => {
    const evil = 'Inès\r\nBcc: all@example.org'
    const values = { ...request.values, dossier: evil }
    await messages.queue({ ...request, values, to: { address: 'a@b.fr', name: evil } })
    await messages.deliverDue()
    const [mail] = server.received
    expect(mail?.bcc).toBeUndefined()
    expect(mail?.subject).toContain('Inès Bcc: all@example.org')
  })

  it('looks up the address of an account when it leaves, not before', async () => {
    let address = 'old@nogent.example'
    const late = createMessages({
      ...outboxOptions(),
      transport: smtpTransport(server.url),
      addressOf: () => Promise.resolve({ address })
    })
    await late.queue({ ...request, to: { account: 'account-1' } })
    address = 'new@nogent.example'
    await late.deliverDue()
    expect(server.received[0]?.to).toMatchObject({ text: 'new@nogent.example' })
    late.close()
  })
})

describe('the outbox', () => {
  it('says when it has something to do next, to send or to tell, and when it rests', async () => {
    expect(await messages.nextDue()).toBeNull()
    server.onRecipient = () => ({ code: 451, text: 'plus tard' })
    await messages.queue(request)
    await messages.deliverDue()
    expect(await messages.nextDue()).toEqual(minutesAfter(1))
    clock.moveTo(minutesAfter(1))
    server.onRecipient = () => null
    await messages.deliverDue()
    expect(await messages.nextDue()).toEqual(minutesAfter(1))
    await messages.tellOutcomes()
    expect(await messages.nextDue()).toBeNull()
  })
})

describe('the loop', () => {
  it('sends what is put in the outbox without waiting for its turn', async () => {
    const stop = messages.run({ everyMs: 60_000 })
    await messages.queue(request)
    await until(() => told.length > 0)
    expect(server.received).toHaveLength(1)
    expect(told).toEqual([`${request.key} available`])
    await stop()
  })

  it('stops once the mail under way is taken and recorded', async () => {
    let taken = false
    server.onMail = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      taken = true
      return null
    }
    const stop = messages.run()
    await messages.queue(request)
    await until(() => server.received.length > 0)
    expect(taken).toBe(false)
    await stop()
    expect(taken).toBe(true)
    expect((await messages.find(request.key))?.state).toBe('sent')
  })
})

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !condition(); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(condition()).toBe(true)
}
