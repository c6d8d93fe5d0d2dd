import { deliverDue, type Deliveries } from './deliver-due.ts'
import { eraseMessages, type Erased } from './erase-messages.ts'
import type { HandoverMeans, Message } from './message.ts'
import { messageModel } from './message.model.ts'
import type { MessagesOptions, Outbox } from './outbox.ts'
import { prepareLetter, releaseLetter, rewriteLetter } from './prepare-letter.ts'
import { previewLetter, type LetterPreview } from './preview-letter.ts'
import {
  countMessages,
  findMessage,
  listFailures,
  listMessages,
  mailbox,
  nextDue,
  type MessageQuery
} from './queries.ts'
import { queue } from './queue.ts'
import { startLoop, type Loop } from './run.ts'
import { recordReception, reportBounce, retry, settleByHand } from './settle-by-hand.ts'
import { tellOutcomes } from './tell-outcomes.ts'
import type { LetterDefinition, LetterSource } from './letters/letter-definition.ts'
import type { LetterRequest } from './write-message.ts'

/** The outbox of mails and letters: what is acknowledged here is sent at least once, and its fate is told. */
export interface Messages {
  /** Once per database, before anything else: makes the indexes. */
  prepare(): Promise<void>
  queue(request: LetterRequest): Promise<Message>
  preview(request: Omit<LetterRequest, 'key'>): LetterPreview
  prepareLetter(request: LetterRequest): Promise<Message>
  rewriteLetter(id: string, source: LetterSource, definition?: LetterDefinition): Promise<Message>
  releaseLetter(id: string, by: string): Promise<Message>
  deliverDue(): Promise<Deliveries>
  tellOutcomes(): Promise<number>
  /** @returns stops the loop once the mail under way is recorded */
  run(options?: { everyMs?: number }): () => Promise<void>
  find(id: string): Promise<Message | null>
  list(query: MessageQuery): Promise<Message[]>
  count(query: MessageQuery): Promise<number>
  listFailures(query?: MessageQuery): Promise<Message[]>
  mailbox(query?: MessageQuery): Promise<Message[]>
  /** when there is something to send or to tell next */
  nextDue(): Promise<Date | null>
  retry(id: string, newAddress?: string): Promise<Message>
  settleByHand(
    id: string,
    handover: { how: HandoverMeans; at: Date; to: string; note: string; by: string }
  ): Promise<Message>
  reportBounce(id: string, answer: string): Promise<Message>
  recordReception(id: string, reception: NonNullable<Message['received']>): Promise<Message>
  erase(of: Erased): Promise<void>
  /** Closes the connections to the mail server; stop the loop first. */
  close(): void
}

export function createMessages(options: MessagesOptions): Messages {
  let loop: Loop | null = null
  const wake = () => loop?.wake()
  const outbox: Outbox = { ...options, model: messageModel(options.connection), wake }
  return {
    prepare: () => outbox.model.createIndexes(),
    queue: (request) => queue(outbox, request),
    preview: (request) => previewLetter(outbox, request),
    prepareLetter: (request) => prepareLetter(outbox, request),
    rewriteLetter: (id, source, definition) => rewriteLetter(outbox, id, source, definition),
    releaseLetter: (id, by) => releaseLetter(outbox, id, by),
    deliverDue: () => deliverDue(outbox),
    tellOutcomes: () => tellOutcomes(outbox),
    run({ everyMs = 5_000 } = {}) {
      const mine = startLoop(outbox, everyMs)
      loop = mine
      return async () => {
        if (loop === mine) loop = null
        await mine.stop()
      }
    },
    find: (id) => findMessage(outbox, id),
    list: (query) => listMessages(outbox, query),
    count: (query) => countMessages(outbox, query),
    listFailures: (query) => listFailures(outbox, query),
    mailbox: (query) => mailbox(outbox, query),
    nextDue: () => nextDue(outbox),
    retry: (id, newAddress) => retry(outbox, id, newAddress),
    settleByHand: (id, handover) => settleByHand(outbox, id, handover),
    reportBounce: (id, answer) => reportBounce(outbox, id, answer),
    recordReception: (id, reception) => recordReception(outbox, id, reception),
    erase: (of) => eraseMessages(outbox, of),
    close: () => {
      outbox.transport.close()
    }
  }
}
