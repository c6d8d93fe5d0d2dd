import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** What the server answers to a recipient or to a whole mail; null takes it. */
type Answer = { code: number; text: string } | null

export interface MailServer {
  readonly url: string
  readonly received: ParsedMail[]
  /** decides for each recipient */
  onRecipient: (address: string) => Answer
  /** called once the whole mail has arrived, before it is answered */
  onMail: () => Promise<Answer>
  onConnection: () => Answer
  stop(): Promise<void>
}

/** A real mail server on this machine. @param port to come back where it was */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ParsedMail[] = []
  const reply = (answer: Answer, done: (error?: Error) => void) => {
    if (!answer) done()
    else done(Object.assign(new Error(answer.text), { responseCode: answer.code }))
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onConnect: (_session, done) => {
      reply(mails.onConnection(), done)
    },
    onRcptTo: ({ address }, _session, done) => {
      reply(mails.onRecipient(address), done)
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then(
        async (mail) => {
          received.push(mail)
          reply(await mails.onMail(), done)
        },
        // cut in the middle: it never arrived, and nobody is there to be answered
        () => undefined
      )
    }
  })
  // A client killed in the middle of a mail resets its connection.
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const mails: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    onRecipient: () => null,
    onMail: () => Promise.resolve(null),
    onConnection: () => null,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
      })
  }
  return mails
}
