import type { Socket } from 'node:net'
import type { Reply, Request } from '../commands/command.ts'
import { HangUp } from '../fail-points.ts'
import type { Document } from '../values/types.ts'
import { createFraming, frame, type Message } from './framing.ts'
import { OP_MSG, parseMessage, REPLY_HEAD } from './op-msg.ts'
import { OP_QUERY, OP_REPLY, parseQuery, queryReplyHead } from './op-query.ts'
import { encodeReply } from './reply.ts'

/** Answers one client. Commands of a connection are answered one after the other. */
export function serveConnection(
  socket: Socket,
  id: number,
  answer: (request: Request) => Promise<Reply>,
  report: (error: unknown) => void
): void {
  const connection = { id }
  let previous = Promise.resolve()
  let sent = 0
  const receive = createFraming((message) => {
    previous = previous.then(() => handle(message)).catch(hangUp)
  })

  function hangUp(error: unknown): void {
    if (!(error instanceof HangUp)) report(error)
    socket.destroy()
  }

  async function handle(message: Message): Promise<void> {
    if (message.opCode === OP_MSG) {
      const { body, sequences, silent } = parseMessage(message.body)
      const reply = await answer(requestOf(body, sequences))
      if (!silent) send(OP_MSG, message.requestId, [REPLY_HEAD, encodeReply(reply)])
    } else if (message.opCode === OP_QUERY) {
      const { body, database } = parseQuery(message.body)
      const reply = await answer(requestOf({ $db: database, ...body }, new Map()))
      send(OP_REPLY, message.requestId, [queryReplyHead(), encodeReply(reply)])
    } else throw new RangeError(`Messages of kind ${message.opCode} are not answered`)
  }

  function requestOf(body: Document, sequences: Map<string, Buffer[]>): Request {
    const name = Object.keys(body).find((field) => field !== '$db') ?? ''
    const database = typeof body.$db === 'string' ? body.$db : 'admin'
    return { name, body, database, sequences, connection }
  }

  function send(opCode: number, responseTo: number, parts: Buffer[]): void {
    if (!socket.writable) return
    sent = (sent + 1) & 0x7fffffff
    socket.write(frame(opCode, sent, responseTo, parts))
  }

  socket.on('data', (chunk: Buffer) => {
    try {
      receive(chunk)
    } catch (error) {
      hangUp(error)
    }
  })
  // A client that goes away is no fault of the store's.
  socket.on('error', () => socket.destroy())
}
