import { createHash } from 'node:crypto'

/**
 * The Message-ID header, always the same for one message: a mail sent twice by a crash between the server's
 * answer and our record of it can be recognised, and many mail systems then keep one.
 * @param key idempotency key of the message
 * @param from address the mails leave from
 */
export function messageIdOf(key: string, from: string): string {
  const host = from.slice(from.lastIndexOf('@') + 1)
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${host}>`
}
