import { NotFound } from '../shared/errors.ts'
import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'

/**
 * Reads, decides, writes if nobody was faster, else starts again: two processes never undo one another.
 * @param from its id, or the message as it was read: if it is old, it is read again
 * @param decide what to change; null leaves the message as it is
 * @returns the message as it is now
 * @throws NotFound when there is no such message
 */
export async function changeMessage(
  { model }: Pick<Outbox, 'model'>,
  from: string | Message,
  decide: (message: Message) => Partial<Message> | null
): Promise<Message> {
  const id = typeof from === 'string' ? from : from._id
  for (let read = typeof from === 'string' ? null : from; ; read = null) {
    const message = read ?? (await model.findById(id).lean<Message>())
    if (!message) throw new NotFound(`message ${id}`)
    const change = decide(message)
    if (!change) return message
    const written = await model
      .findOneAndUpdate(
        { _id: id, v: message.v },
        { $set: { ...change, v: message.v + 1 } },
        { returnDocument: 'after' }
      )
      .lean<Message>()
    if (written) return written
  }
}
