import { createTransport } from 'nodemailer'
import type { RenderedMail } from './message.ts'
import { isPermanent, smtpFailure } from './smtp-failure.ts'

export interface Envelope {
  messageId: string
  from: { name: string; address: string }
  to: { name: string; address: string }
  replyTo: string | null
  date: Date
}

/** What the mail server answered. `permanent`: trying again cannot help. */
export type SendResult =
  | { ok: true; code: number | null; answer: string }
  | { ok: false; permanent: boolean; code: number | null; answer: string }

export interface Transport {
  /** true when mails are kept here and never leave, as in the demonstration */
  readonly sink: boolean
  send(mail: RenderedMail, envelope: Envelope): Promise<SendResult>
  close(): void
}

/** Keeps every mail in the mailbox page and sends nothing. */
export function sinkTransport(): Transport {
  return {
    sink: true,
    send: () => Promise.resolve({ ok: true, code: null, answer: 'kept in the mailbox' }),
    close: () => undefined
  }
}

/**
 * Sends by SMTP, over a few connections kept open.
 * @param url `smtp://user:password@host:port` or `smtps://…`
 */
export function smtpTransport(url: string): Transport {
  const server = new URL(url)
  const transporter = createTransport({
    pool: true,
    maxConnections: 4,
    host: server.hostname,
    port: Number(server.port) || (server.protocol === 'smtps:' ? 465 : 587),
    secure: server.protocol === 'smtps:',
    ...(server.username && {
      auth: {
        user: decodeURIComponent(server.username),
        pass: decodeURIComponent(server.password)
      }
    }),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true
  })
  return {
    sink: false,
    async send(mail, envelope) {
      try {
        const info = await transporter.sendMail({
          ...mail,
          ...headersOf(envelope)
        })
        return { ok: true, code: Number(info.response.slice(0, 3)) || null, answer: info.response }
      } catch (error) {
        const failure = smtpFailure(error)
        return { ok: false, permanent: isPermanent(failure), ...failure }
      }
    },
    close: () => {
      transporter.close()
    }
  }
}

/** RFC 3834: says that a machine writes, so that absence notices do not answer it. */
function headersOf({ messageId, from, to, replyTo, date }: Envelope) {
  return {
    messageId,
    from,
    to,
    date,
    ...(replyTo && { replyTo }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' }
  }
}
