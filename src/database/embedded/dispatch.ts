import { Int32 } from 'bson'
import { COMMANDS } from './commands/index.ts'
import { refuseUnknownFields, type Reply, type Request, type Server } from './commands/command.ts'
import type { Authentication } from './authentication.ts'
import { CommandError, notSupported } from './errors.ts'
import { HangUp, type FailPoints } from './fail-points.ts'
import { isDocument } from './values/types.ts'

export interface Guards {
  /** Only where tests make commands fail on purpose. */
  failPoints?: FailPoints | undefined
  /** Only where others than the folder's owner can connect. */
  authentication?: Authentication | undefined
}

/**
 * Finds and runs a command; every refusal becomes a reply.
 * @throws HangUp to close the connection without an answer
 */
export async function dispatch(
  request: Request,
  server: Server,
  report: (error: unknown) => void,
  { failPoints, authentication }: Guards = {}
): Promise<Reply> {
  try {
    const step = authentication?.guard(request)
    if (step) return step
    if (failPoints && request.name === 'configureFailPoint') {
      return { ...failPoints.configure(request), ok: 1 }
    }
    const command = COMMANDS.get(request.name.toLowerCase())
    if (!command) throw new CommandError('CommandNotFound', `no such command: '${request.name}'`)
    refuseUnknownFields(request, command)
    refuseTransaction(request)
    const added = failPoints?.strike(request)
    return { ...(await command.run(request, server)), ...added, ok: 1 }
  } catch (error) {
    if (error instanceof HangUp) throw error
    return errorReply(error, report)
  }
}

function refuseTransaction({ body }: Request): void {
  if ('startTransaction' in body || body.autocommit === false) {
    throw new CommandError(
      'OperationNotSupportedInTransaction',
      'Multi-document transactions are not supported by the embedded store: use a real MongoDB, or one document'
    )
  }
  const { readConcern } = body
  if (isDocument(readConcern) && readConcern.level === 'snapshot') {
    throw notSupported('read concern "snapshot"')
  }
}

export function errorReply(error: unknown, report: (error: unknown) => void): Reply {
  if (!(error instanceof CommandError)) {
    report(error)
    const errmsg = error instanceof Error ? error.message : String(error)
    return { ok: 0, code: new Int32(8), codeName: 'UnknownError', errmsg }
  }
  const { code, codeName, message, details } = error
  return { ok: 0, errmsg: message, code: new Int32(code), codeName, ...details }
}
