import { once } from 'node:events'
import { connect } from 'node:net'
import { deserialize, serialize, type Document } from 'bson'

/**
 * Sends one OP_MSG without a driver, for what drivers choose by themselves, such as a session's id.
 * @param uri of a Unix socket
 */
export async function rawCommand(uri: string, command: Document): Promise<Document> {
  const path = decodeURIComponent(/^mongodb:\/\/([^/]+)/.exec(uri)?.[1] ?? '')
  const body = serialize(command)
  const message = Buffer.alloc(21 + body.length)
  message.writeInt32LE(message.length, 0)
  message.writeInt32LE(2013, 12)
  message.set(body, 21)
  const socket = connect(path)
  socket.write(message)
  const [reply] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return deserialize(reply.subarray(21))
}
