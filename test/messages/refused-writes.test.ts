import { pino } from 'pino'
import { createMessages, smtpTransport } from '../../src/messages/index.ts'
import { messageModel } from '../../src/messages/message.model.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { startMailServer, type MailServer } from './mail-server.ts'
import { outboxOptions, START } from './outbox-options.ts'
import { requestFor } from './requests.ts'

let store: TestStore
let server: MailServer

beforeAll(async () => {
  store = await openTestStore()
  server = await startMailServer()
})
afterAll(async () => {
  await server.stop()
  await store.close()
})

it('a turn ends when the store refuses every lease, and its mails leave once it takes them', async () => {
  let refused = 0
  let tooOften = () => {}
  const endless = new Promise<string>((resolve) => {
    tooOften = () => resolve('endless')
  })
  const logger = pino({ level: 'error' }, { write: () => void ((refused += 1) > 20 && tooOften()) })
  const options = { ...outboxOptions(), logger }
  const messages = createMessages({ ...options, transport: smtpTransport(server.url) })
  await messages.prepare()
  const { collection } = messageModel(options.connection)
  const request = requestFor('correction-requested')
  const { _id } = await messages.queue({ ...request, key: 'under way elsewhere' })
  const later = new Date(START.getTime() + 60_000)
  await collection.updateOne({ _id: _id as never }, { $set: { state: 'sending', nextAt: later } })
  for (const key of ['a', 'b']) await messages.queue({ ...request, key })
  // As a full disk does, this lets everything be read and no mail be leased.
  const refusing = await collection.createIndex(
    { state: 1 },
    { unique: true, partialFilterExpression: { state: 'sending' }, name: 'one at most' }
  )
  const turn = Promise.race([messages.deliverDue(), endless])
  expect(await turn).toEqual({ sent: 0, failed: 0, deferred: 0 })
  expect(refused).toBe(2)
  expect(server.received).toEqual([])

  await collection.dropIndex(refusing)
  expect(await messages.deliverDue()).toEqual({ sent: 2, failed: 0, deferred: 0 })
  messages.close()
})
