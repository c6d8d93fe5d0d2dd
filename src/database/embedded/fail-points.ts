import type { Reply, Request } from './commands/command.ts'
import { CommandError, failedToParse } from './errors.ts'
import { toDouble } from './values/numbers.ts'
import { isDocument, isNumber, isTruthy, type Document, type Value } from './values/types.ts'

/** Thrown to hang up on a client, as a fail point asks. */
export class HangUp extends Error {}

/** Errors after which a driver may send a write once more. Source: MongoDB's retryable writes specification. */
const RETRYABLE = new Set([
  6, 7, 89, 91, 134, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436
])

/**
 * `configureFailPoint` of MongoDB's own tests, and of ours: makes commands fail on purpose. Only where
 * a test asks for it.
 */
export class FailPoints {
  #remaining = 0
  #data: Document = {}

  configure({ body }: Request): Reply {
    const { mode, data } = body
    if (body.configureFailPoint !== 'failCommand')
      throw failedToParse('the only fail point is failCommand')
    this.#data = isDocument(data) ? data : {}
    this.#remaining = timesOf(mode)
    return {}
  }

  /**
   * @returns what is to be added to the reply
   * @throws HangUp, or the error that the fail point asks for
   */
  strike({ name, body }: Request): Reply {
    const { failCommands, closeConnection, errorCode, errorLabels, writeConcernError } = this.#data
    if (this.#remaining <= 0 || !Array.isArray(failCommands) || !failCommands.includes(name))
      return {}
    this.#remaining--
    if (isTruthy(closeConnection)) throw new HangUp('A fail point hangs up')
    if (isNumber(errorCode)) {
      const code = toDouble(errorCode)
      const retryable = 'txnNumber' in body && RETRYABLE.has(code) ? ['RetryableWriteError'] : []
      throw new CommandError(code, `Failing command via 'failCommand' failpoint: ${name}`, {
        errorLabels: errorLabels ?? retryable
      })
    }
    return writeConcernError === undefined
      ? {}
      : { writeConcernError, ...(errorLabels ? { errorLabels } : {}) }
  }
}

function timesOf(mode: Value | undefined): number {
  if (mode === 'off') return 0
  if (mode === 'alwaysOn') return Infinity
  return isDocument(mode) && isNumber(mode.times) ? toDouble(mode.times) : 1
}
