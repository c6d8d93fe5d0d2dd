import { Int32, ObjectId } from 'bson'
import type { Reply, Request } from '../../src/database/embedded/commands/command.ts'
import { hello } from '../../src/database/embedded/commands/hello.ts'
import { socketUri } from '../../src/database/embedded/socket-path.ts'
import { listen } from '../../src/database/embedded/wire/server.ts'

/**
 * Speaks the same protocol and keeps nothing: what it answers is made beforehand. It shows what the
 * driver and mongoose cost by themselves.
 */
export async function startMemoryServer(
  path: string
): Promise<{ uri: string; close(): Promise<void> }> {
  const value = {
    _id: new ObjectId(),
    number: 'D1',
    v: new Int32(1),
    text: 'Lorem ipsum '.repeat(40),
    __v: new Int32(0)
  }
  const answer = async (request: Request): Promise<Reply> => {
    switch (request.name) {
      case 'hello':
      case 'ismaster':
        return { ...(await hello.run(request, { address: path } as never)), ok: 1 }
      case 'insert':
        return { n: new Int32(1), ok: 1 }
      case 'findAndModify':
        return { lastErrorObject: { n: new Int32(1), updatedExisting: true }, value, ok: 1 }
      default:
        return { ok: 1 }
    }
  }
  const listener = await listen({ path }, answer, (error) => {
    console.error(error)
  })
  return { uri: socketUri(path, 'candide'), close: () => listener.close() }
}
