import process from 'node:process'
import { setImmediate } from 'node:timers'

/**
 * Loaded first in each worker (`npm test`). The runner sends what a worker begins with when any of them asks, once to
 * each: one that starts more slowly is sent it before it listens, asks in vain and waits for ever.
 * Seen with jest-light-runner 0.7.13 (`postMessage` of its channel); without it, some runs stand still.
 */
const DATA = 'jest-light-runner-worker-data'
const ASK = 'jest-light-runner-get-worker-data'

if (process.env.TINYPOOL_WORKER_ID) {
  let kept
  // not by listening: what comes before the first listener waits for it
  const emit = process.emit.bind(process)
  process.emit = (event, message, ...rest) => {
    if (event === 'message' && message?.type === DATA) kept = message
    return emit(event, message, ...rest)
  }
  const send = process.send.bind(process)
  process.send = (message, ...rest) => {
    if (message !== ASK || !kept) return send(message, ...rest)
    setImmediate(() => process.emit('message', kept))
    return true
  }
}
