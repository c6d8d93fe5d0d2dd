import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'
import { storeOnce } from './store-once.ts'
import { writeMessage, type LetterRequest } from './write-message.ts'

/**
 * Puts a mail in the outbox, or a letter and its alert, to leave as soon as it can.
 * The same key asked again returns the first message, whatever else changed.
 * @throws LetterRefused when a value is missing or a word cannot be filled: nothing leaves with a hole
 */
export async function queue(outbox: Outbox, request: LetterRequest): Promise<Message> {
  const message = await storeOnce(outbox, request.key, () => writeMessage(outbox, request))
  outbox.wake()
  return message
}
