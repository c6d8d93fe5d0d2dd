import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'

const DUPLICATE_KEY = 11_000

/** Stores a message under its key, or returns the one already there. */
export async function storeOnce(
  { model }: Outbox,
  key: string,
  write: () => Message
): Promise<Message> {
  const existing = await model.findById(key).lean<Message>()
  if (existing) return existing
  const message = write()
  try {
    await model.create([message])
    return message
  } catch (error) {
    if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error
    const first = await model.findById(key).lean<Message>()
    if (!first) throw error
    return first
  }
}
