import { createServer, type ListenOptions, type Server as NetServer, type Socket } from 'node:net'
import type { Reply, Request } from '../commands/command.ts'
import { serveConnection } from './connection.ts'

export interface Listener {
  port: number | undefined
  close(): Promise<void>
}

/** Listens for drivers on a Unix socket or on a TCP port. */
export async function listen(
  where: ListenOptions,
  answer: (request: Request) => Promise<Reply>,
  report: (error: unknown) => void,
  closed: (connection: number) => void = () => undefined
): Promise<Listener> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server: NetServer = createServer({ noDelay: true }, (socket) => {
    const id = ++connections
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      closed(id)
    })
    serveConnection(socket, id, answer, report)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, () => {
      server.off('error', reject)
      resolve()
    })
  })
  server.on('error', report)
  const address = server.address()
  return {
    port: typeof address === 'object' ? address?.port : undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        for (const socket of sockets) socket.destroy()
      })
  }
}
