import type { ClientSession, MongoClient } from 'mongodb'
import type { Entities } from './entities.ts'
import type { Arguments } from './operations.ts'

/** What a test asks of its runner: failures on purpose, and what it expects of collections, sessions and events. */
export async function runnerOperation(
  entities: Entities,
  name: string,
  args: Arguments,
  given: Record<string, unknown>
): Promise<void> {
  switch (name) {
    case 'failPoint':
      await entities.get<MongoClient>(args.client).db('admin').command(args.failPoint)
      return
    case 'createEntities':
      await entities.create(args.entities)
      return
    case 'assertCollectionExists':
    case 'assertCollectionNotExists': {
      const names = await entities
        .get<MongoClient>('admin')
        .db(args.databaseName)
        .listCollections({ name: args.collectionName })
        .toArray()
      expect(names).toHaveLength(name === 'assertCollectionExists' ? 1 : 0)
      return
    }
    case 'assertSameLsidOnLastTwoCommands':
    case 'assertDifferentLsidOnLastTwoCommands': {
      const started = entities
        .events(args.client)
        .filter(({ kind }) => kind === 'commandStartedEvent')
      const [a, b] = started
        .slice(-2)
        .map(({ fields }) => JSON.stringify((fields.command as { lsid: unknown }).lsid))
      if (name.startsWith('assertSame')) expect(a).toBe(b)
      else expect(a).not.toBe(b)
      return
    }
    case 'assertSessionDirty':
    case 'assertSessionNotDirty': {
      const session = entities.get<ClientSession>(given.session as string) as unknown as {
        serverSession: { isDirty: boolean }
      }
      expect(session.serverSession.isDirty).toBe(name === 'assertSessionDirty')
      return
    }
    default:
      throw new Error(`The runner has no operation testRunner.${name}`)
  }
}
