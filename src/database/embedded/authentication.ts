import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { Binary, Int32 } from 'bson'
import type { Reply, Request } from './commands/command.ts'
import { CommandError } from './errors.ts'

const ITERATIONS = 15_000

/** What may be said before proving who one is. */
const OPEN = new Set(['hello', 'ismaster', 'saslstart', 'saslcontinue', 'ping', 'buildinfo'])

export interface Credentials {
  user: string
  password: string
}

interface Exchange {
  clientFirst: string
  serverFirst: string
  nonce: string
}

/**
 * SCRAM-SHA-256 for one user, for the ports that a machine's other users can reach.
 * Source: RFC 5802 and RFC 7677.
 */
export class Authentication {
  readonly #user: string
  readonly #salt = randomBytes(28)
  readonly #storedKey: Buffer
  readonly #serverKey: Buffer
  readonly #exchanges = new Map<number, Exchange>()
  readonly #proved = new Set<number>()

  constructor({ user, password }: Credentials) {
    this.#user = user
    const salted = pbkdf2Sync(password.normalize('NFKC'), this.#salt, ITERATIONS, 32, 'sha256')
    this.#storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest()
    this.#serverKey = hmac(salted, 'Server Key')
  }

  /** @returns the answer to a step of the exchange, or undefined for another command that may pass */
  guard(request: Request): Reply | undefined {
    const name = request.name.toLowerCase()
    if (name === 'saslstart') return this.#start(request)
    if (name === 'saslcontinue') return this.#continue(request)
    if (this.#proved.has(request.connection.id) || OPEN.has(name)) return undefined
    throw new CommandError('Unauthorized', `Command ${request.name} requires authentication`)
  }

  forget(connection: number): void {
    this.#exchanges.delete(connection)
    this.#proved.delete(connection)
  }

  #start({ body, connection }: Request): Reply {
    if (body.mechanism !== 'SCRAM-SHA-256') throw failed()
    const clientFirst = payload(body.payload).replace(/^n,,/, '')
    const { n, r } = fields(clientFirst)
    if (n === undefined || r === undefined) throw failed()
    const nonce = r + randomBytes(18).toString('base64')
    const serverFirst = `r=${nonce},s=${this.#salt.toString('base64')},i=${ITERATIONS}`
    this.#exchanges.set(connection.id, { clientFirst, serverFirst, nonce })
    return answer(serverFirst, false)
  }

  #continue({ body, connection }: Request): Reply {
    const exchange = this.#exchanges.get(connection.id)
    const clientFinal = payload(body.payload)
    // The last, empty step of clients that do not skip it.
    if (clientFinal === '' && this.#proved.has(connection.id)) return answer('', true)
    this.#exchanges.delete(connection.id)
    if (!exchange) throw failed()
    const { r, p } = fields(clientFinal)
    const { n } = fields(exchange.clientFirst)
    const message = [
      exchange.clientFirst,
      exchange.serverFirst,
      clientFinal.replace(/,p=.*$/, '')
    ].join(',')
    const proof = Buffer.from(p ?? '', 'base64')
    const signature = hmac(this.#storedKey, message)
    const key = Buffer.from(signature.map((byte, i) => byte ^ (proof[i] ?? 0)))
    const known = timingSafeEqual(createHash('sha256').update(key).digest(), this.#storedKey)
    if (r !== exchange.nonce || !known || n !== this.#user || proof.length !== 32) throw failed()
    this.#proved.add(connection.id)
    return answer(`v=${hmac(this.#serverKey, message).toString('base64')}`, true)
  }
}

function answer(text: string, done: boolean): Reply {
  return { conversationId: new Int32(1), done, payload: new Binary(Buffer.from(text)), ok: 1 }
}

function failed(): CommandError {
  return new CommandError('AuthenticationFailed', 'Authentication failed.')
}

function payload(value: unknown): string {
  return value instanceof Binary ? Buffer.from(value.value()).toString() : ''
}

function fields(message: string): Partial<Record<string, string>> {
  return Object.fromEntries(message.split(',').map((part) => [part.slice(0, 1), part.slice(2)]))
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
