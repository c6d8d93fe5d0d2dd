import {
  createMessages,
  sinkTransport,
  smtpTransport,
  type Message,
  type Messages,
  type OutcomeKind
} from '../../src/messages/index.ts'
import { messageModel } from '../../src/messages/message.model.ts'
import { NotFound } from '../../src/shared/errors.ts'
import type { MovableClock } from '../../src/shared/clock.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { startMailServer, type MailServer } from './mail-server.ts'
import { outboxOptions, START } from './outbox-options.ts'
import { requestFor } from './requests.ts'

let store: TestStore
let server: MailServer
let messages: Messages
let clock: MovableClock
let onOutcome: (message: Message, kind: OutcomeKind) => void

const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000)

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

beforeEach(async () => {
  const options = outboxOptions()
  await messageModel(options.connection).deleteMany({})
  server = await startMailServer()
  clock = options.clock
  onOutcome = () => undefined
  messages = createMessages({
    ...options,
    transport: smtpTransport(server.url),
    onOutcome: (message, kind) => {
      onOutcome(message, kind)
    }
  })
})

afterEach(async () => {
  messages.close()
  await server.stop()
})

const request = requestFor('correction-requested', { ref: 'correction-1' })

async function fail(): Promise<string> {
  server.onRecipient = () => ({ code: 550, text: 'inconnu' })
  const { _id } = await messages.queue(request)
  await messages.deliverDue()
  server.onRecipient = () => null
  return _id
}

describe('what became of a message', () => {
  it('is told again until it is acknowledged, even by another process', async () => {
    const heard: string[] = []
    await messages.queue(request)
    await messages.deliverDue()
    onOutcome = ({ ref }, kind) => {
      heard.push(`${ref} ${kind}`)
      throw new Error('killed before it could answer')
    }
    expect(await messages.tellOutcomes()).toBe(0)
    const next = createMessages({
      ...outboxOptions(),
      clock,
      transport: sinkTransport(),
      onOutcome: ({ ref }, kind) => {
        heard.push(`${ref} ${kind}`)
      }
    })
    clock.moveTo(later(1))
    expect(await next.tellOutcomes()).toBe(1)
    expect(heard).toEqual(['correction-1 available', 'correction-1 available'])
    clock.moveTo(later(1000))
    expect(await next.tellOutcomes()).toBe(0)
  })

  it('is told in its order: failed, then available', async () => {
    const heard: OutcomeKind[] = []
    onOutcome = (_, kind) => heard.push(kind)
    const id = await fail()
    await messages.retry(id, 'mairie@nogent.example')
    await messages.deliverDue()
    await messages.tellOutcomes()
    expect(heard).toEqual(['failed', 'available'])
  })

  it('includes a notice that comes back after the server took the mail', async () => {
    const heard: OutcomeKind[] = []
    onOutcome = (_, kind) => heard.push(kind)
    const { _id } = await messages.queue(request)
    await messages.deliverDue()
    const bounced = await messages.reportBounce(_id, '5.1.1 mailbox does not exist')
    expect(bounced).toMatchObject({ state: 'failed', failedAt: START })
    await messages.reportBounce(_id, 'again')
    await messages.tellOutcomes()
    expect(heard).toEqual(['available', 'failed'])
    expect(await messages.listFailures()).toHaveLength(1)
  })
})

describe('a message that failed', () => {
  it('is sent to another address', async () => {
    const id = await fail()
    await messages.retry(id, ' mairie@nogent.example ')
    await messages.deliverDue()
    expect(server.received.map((mail) => mail.to)).toMatchObject([
      { text: '"Claire Besnard" <mairie@nogent.example>' }
    ])
    expect(await messages.find(id)).toMatchObject({ state: 'sent', failedAt: null })
  })

  it('is not sent to what is no address', async () => {
    const id = await fail()
    await expect(messages.retry(id, 'a@b.fr, c@d.fr')).rejects.toMatchObject({
      code: 'bad-address'
    })
    expect((await messages.find(id))?.state).toBe('failed')
  })

  it('is settled by hand once, from the hour it was handed over', async () => {
    const heard: Message[] = []
    onOutcome = (message, kind) => kind === 'available' && heard.push(message)
    const id = await fail()
    const at = later(-20)
    clock.moveTo(later(5))
    const handover = { how: 'phone', at, to: 'Claire Besnard', note: 'lue', by: 'nadia' } as const
    const settled = await messages.settleByHand(id, handover)
    expect(settled).toMatchObject({
      state: 'settled',
      availableAt: at,
      received: { at, how: 'phone', by: 'nadia' },
      settled: { ...handover, recordedAt: later(5) }
    })
    await expect(messages.settleByHand(id, handover)).rejects.toMatchObject({
      code: 'already-settled'
    })
    await messages.tellOutcomes()
    expect(heard.map((one) => one.availableAt)).toEqual([at])
    clock.moveTo(later(10_000))
    expect(await messages.deliverDue()).toEqual({ sent: 0, failed: 0, deferred: 0 })
    expect(await messages.listFailures()).toEqual([])
  })

  it('cannot be settled or retried once it was taken', async () => {
    const { _id } = await messages.queue(request)
    await messages.deliverDue()
    await expect(messages.retry(_id)).rejects.toMatchObject({ code: 'not-failed' })
    const handover = { how: 'phone', at: START, to: 'x', note: '', by: 'n' } as const
    await expect(messages.settleByHand(_id, handover)).rejects.toMatchObject({ code: 'not-failed' })
    await expect(messages.retry('no-such-message')).rejects.toBeInstanceOf(NotFound)
  })
})

describe('a letter', () => {
  const letter = requestFor('not-selected')

  it('waits to be read by staff, who may change its words, before it leaves', async () => {
    const { _id } = await messages.prepareLetter(letter)
    expect(await messages.deliverDue()).toMatchObject({ sent: 0 })
    const changed = await messages.rewriteLetter(_id, {
      subject: 'Votre candidature {{dossier}}',
      body: '{{civilite}}\n\nNous en parlons quand vous voulez : {{telephone}}.'
    })
    expect(changed.subject).toBe('Votre candidature VAC-0017')
    await messages.releaseLetter(_id, 'nadia')
    await messages.releaseLetter(_id, 'thomas')
    expect(await messages.deliverDue()).toMatchObject({ sent: 1 })
    expect(await messages.find(_id)).toMatchObject({ state: 'sent', releasedBy: 'nadia' })
    await expect(messages.rewriteLetter(_id, { subject: 'x', body: 'y' })).rejects.toMatchObject({
      code: 'not-a-draft'
    })
  })

  it('is not mailed: an alert says that it is there, and nothing of what it says', async () => {
    await messages.prepareLetter(letter)
    await messages.releaseLetter(letter.key, 'nadia')
    await messages.deliverDue()
    const [mail] = server.received
    const sent = `${mail?.subject} ${mail?.text} ${String(mail?.html)}`
    expect(sent).toContain('Une lettre vous attend')
    expect(sent).not.toMatch(/retenue?\b|Pouvoir réel|réexamen/)
  })

  it('refuses words that it cannot fill, and stays as it was', async () => {
    const { _id, subject } = await messages.prepareLetter(letter)
    const wrong = { subject: 'Objet', body: 'Bonjour {{prenom}}' }
    await expect(messages.rewriteLetter(_id, wrong)).rejects.toMatchObject({
      code: 'unknown-variable'
    })
    expect((await messages.find(_id))?.subject).toBe(subject)
  })

  it('keeps its first reception', async () => {
    const { _id } = await messages.queue(letter)
    await messages.recordReception(_id, { at: later(1), how: 'opened', by: 'ines' })
    await messages.recordReception(_id, { at: later(9), how: 'post', by: 'nadia' })
    expect((await messages.find(_id))?.received).toEqual({
      at: later(1),
      how: 'opened',
      by: 'ines'
    })
  })

  it('does not leave with a hole in it', async () => {
    const values = { ...letter.values, recours: '  ' }
    await expect(messages.queue({ ...letter, values })).rejects.toMatchObject({
      code: 'missing-value',
      params: { name: 'recours' }
    })
    await expect(messages.queue({ ...letter, letter: 'no-such' })).rejects.toMatchObject({
      code: 'unknown-letter'
    })
    expect(await messages.list({})).toEqual([])
  })
})

describe('a personal link', () => {
  const signIn = requestFor('sign-in-link', {
    values: { ...request.values, lien: 'https://candide.example/entrer/SECRET' }
  })

  it('is shown to nobody but its reader, and forgotten once sent', async () => {
    const { _id } = await messages.queue(signIn)
    const [listed] = await messages.list({})
    expect(JSON.stringify([listed?.subject, listed?.blocks])).not.toContain('SECRET')
    await messages.deliverDue()
    expect(server.received[0]?.text).toContain('https://candide.example/entrer/SECRET')
    expect(JSON.stringify(await messages.find(_id))).not.toContain('SECRET')
  })

  it('cannot be sent again when its mail came back: a new one is needed', async () => {
    const { _id } = await messages.queue(signIn)
    await messages.deliverDue()
    await messages.reportBounce(_id, 'unknown')
    await expect(messages.retry(_id)).rejects.toMatchObject({ code: 'forgotten' })
  })

  it('can be opened from the mailbox of the demonstration, which sends nothing', async () => {
    const demo = createMessages({ ...outboxOptions(), transport: sinkTransport() })
    await demo.queue(signIn)
    await demo.deliverDue()
    const [mail] = await demo.mailbox({ to: 'c.besnard@nogent.example' })
    expect(mail?.mail?.html).toContain('/entrer/SECRET')
    expect(server.received).toEqual([])
    expect(await demo.mailbox({ to: 'someone@else.example' })).toEqual([])
  })
})
