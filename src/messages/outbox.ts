import type { Connection, Model } from 'mongoose'
import type { Clock } from '../shared/clock.ts'
import type { Logger } from '../shared/logger.ts'
import type { Letters, LetterValues } from './letters/letter-definition.ts'
import type { Message, OutcomeKind } from './message.ts'
import type { MailFrame, RenderPort } from './render-mail.ts'
import type { Transport } from './transport.ts'

export interface MessagesOptions {
  connection: Connection
  /** smtpTransport(url) or sinkTransport() */
  transport: Transport
  clock: Clock
  logger: Logger
  renderer: RenderPort
  /** letters of the installation; a call may hand its own with each request */
  letters: Letters
  from: { name: string; address: string }
  /** values of every letter that does not give its own: organisateur, contact, telephone */
  defaults?: LetterValues
  frame: MailFrame
  /** the address of an account at the moment its mail leaves; null when it has none any more */
  addressOf?: (account: string) => Promise<{ address: string; name?: string } | null>
  /**
   * Sends the engine's event. Called again, later, until it returns without throwing: it must recognise a
   * message and kind that it has already taken.
   */
  onOutcome?: (message: Message, kind: OutcomeKind) => Promise<void> | void
}

/** What the verbs of this folder share. */
export interface Outbox extends MessagesOptions {
  model: Model<Message>
  /** asks the running loop to look now rather than at its next turn */
  wake: () => void
}
