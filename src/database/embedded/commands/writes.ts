import { Int32 } from 'bson'
import { CommandError } from '../errors.ts'
import { decode, encode } from '../values/codec.ts'
import { toDouble } from '../values/numbers.ts'
import { isDocument, isNumber, type Document, type Value } from '../values/types.ts'
import { flag, type Reply, type Request, type Server } from './command.ts'

export interface Statement {
  document: Document
  /** Its own bytes, when they came alone. */
  bytes?: Buffer
}

const MOST_STATEMENTS = 100_000

/** The statements of a write command, from the message's own section or from the body. */
export function statementsOf(request: Request, field: string): Statement[] {
  const raw = request.sequences.get(field)
  const listed = request.body[field]
  const statements = raw
    ? raw.map((bytes) => ({ document: decode(bytes), bytes }))
    : (Array.isArray(listed) ? listed : []).map((document): Statement => {
        if (!isDocument(document))
          throw new CommandError(
            'TypeMismatch',
            `BSON field '${request.name}.${field}' holds something else than an object`
          )
        return { document }
      })
  if (statements.length === 0 || statements.length > MOST_STATEMENTS) {
    throw new CommandError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${statements.length} operations.`
    )
  }
  return statements
}

/** Runs a write as one durable job, once for each transaction number; the reply, which a job may give as bytes, is kept for retries. */
export async function write(
  request: Request,
  server: Server,
  job: () => Document | Buffer
): Promise<Reply> {
  const { engine, retries } = server.store
  const fields = await engine.write(() =>
    retries.once(request.body, server.now(), () => {
      const reply = job()
      return Buffer.isBuffer(reply) ? reply : encode(reply)
    })
  )
  const concern = concernError(request.body)
  return concern ? { fields, writeConcernError: concern } : { fields }
}

/** There is one node: no write can reach more. */
function concernError(body: Document): Document | undefined {
  const concern = body.writeConcern
  if (!isDocument(concern)) return undefined
  const { w } = concern
  const unknown = typeof w === 'string' && w !== 'majority'
  if (unknown) {
    return {
      code: new Int32(79),
      codeName: 'UnknownReplWriteConcern',
      errmsg: `No write concern mode named '${w}' found in replica set configuration`
    }
  }
  if (!isNumber(w) || toDouble(w) <= 1) return undefined
  return {
    code: new Int32(100),
    codeName: 'UnsatisfiableWriteConcern',
    errmsg: 'Not enough data-bearing nodes'
  }
}

/** Runs statements in order; with `ordered` the first refusal ends them. */
export function runStatements(
  body: Document,
  statements: readonly Statement[],
  run: (statement: Statement, index: number) => void
): Document[] {
  const ordered = !('ordered' in body) || flag(body, 'ordered')
  const errors: Document[] = []
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index)
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      errors.push(writeError(error, index))
      if (ordered) break
    }
  }
  return errors
}

export function writeError(error: CommandError, index: number): Document {
  return {
    index: new Int32(index),
    code: new Int32(error.code),
    ...(error.details as Record<string, Value>),
    errmsg: error.message
  }
}
