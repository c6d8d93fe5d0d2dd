import type { Outbox } from './outbox.ts'

/** What goes away: all that was written about one dossier, or about a call beside its dossiers. */
export type Erased = { application: string } | { call: string }

/**
 * Erases mails and letters, their words and where they went; nothing of them is sent or told any more.
 * @throws when one is leaving right now: whoever asked tries again
 */
export async function eraseMessages({ model }: Pick<Outbox, 'model'>, of: Erased): Promise<void> {
  const those = 'application' in of ? of : { ...of, application: null }
  await model.deleteMany({ ...those, state: { $ne: 'sending' } })
  const leaving = await model.countDocuments(those)
  if (leaving > 0) throw new Error(`${leaving} messages are leaving; they are erased next time.`)
}
