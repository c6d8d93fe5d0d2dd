import { createHash } from 'node:crypto'
import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'
import { writeMessage, type LetterRequest } from './write-message.ts'

/** A letter as it would leave now, and what tells it from another. */
export interface LetterPreview extends Pick<Message, 'subject' | 'blocks' | 'lang' | 'kind'> {
  /** of its words: the same words, the same digest */
  digest: string
}

/** The very words that `queue` would keep; nothing is stored or sent. @throws LetterRefused as `queue` would */
export function previewLetter(outbox: Outbox, request: Omit<LetterRequest, 'key'>): LetterPreview {
  const { subject, blocks, lang, kind } = writeMessage(outbox, { ...request, key: 'preview' })
  const words = JSON.stringify([subject, blocks])
  return { subject, blocks, lang, kind, digest: createHash('sha256').update(words).digest('hex') }
}
