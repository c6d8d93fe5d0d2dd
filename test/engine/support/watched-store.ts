import mongoose from 'mongoose'
import type { CommandStartedEvent } from 'mongodb'
import { openTestStore, type TestStore } from '../../support/store.ts'

/** A store, and mongoose connected so that each command about one collection is told as it leaves. */
export async function watchedStore(
  collection: string,
  tell: (command: Record<string, unknown>) => void
): Promise<TestStore> {
  const store = await openTestStore()
  await mongoose.disconnect()
  await mongoose.connect(store.uri, { monitorCommands: true })
  mongoose.connection.getClient().on('commandStarted', ({ command }: CommandStartedEvent) => {
    if (Object.values(command)[0] === collection) tell(command)
  })
  return store
}
