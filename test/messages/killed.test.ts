import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createMessages, smtpTransport } from '../../src/messages/index.ts'
import { built } from '../support/built-program.ts'
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

async function startSender(): Promise<ChildProcess> {
  const script = await built('messages/processes/killed-sender')
  return spawn(process.execPath, [script, store.uri, server.url], {
    stdio: ['ignore', 'inherit', 'inherit']
  })
}

it('a mail whose sender is killed in the middle leaves again, recognisable, once its lease ends', async () => {
  const arrived = new Promise<void>((resolve) => {
    server.onMail = () => {
      resolve()
      // The answer never reaches its sender.
      return new Promise(() => undefined)
    }
  })
  const sender = await startSender()
  await arrived
  sender.kill('SIGKILL')
  await once(sender, 'exit')
  server.onMail = () => Promise.resolve(null)

  const options = outboxOptions()
  const messages = createMessages({ ...options, transport: smtpTransport(server.url) })
  const { _id } = await messages.queue(requestFor('correction-requested'))
  expect(await messages.find(_id)).toMatchObject({ state: 'sending', attempts: [] })
  expect(await messages.deliverDue()).toEqual({ sent: 0, failed: 0, deferred: 0 })

  options.clock.moveTo(new Date(START.getTime() + 5 * 60_000))
  expect(await messages.deliverDue()).toEqual({ sent: 1, failed: 0, deferred: 0 })
  expect(server.received).toHaveLength(2)
  const [first, second] = server.received.map((mail) => mail.messageId)
  expect(second).toBe(first)
  expect((await messages.find(_id))?.state).toBe('sent')
  messages.close()
})
