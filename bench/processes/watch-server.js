/**
 * Loaded into the measured server by `--import`: tells the bench how long its event loop was held. The product
 * knows nothing of it, and without the bench's channel it does nothing.
 */
import process from 'node:process'
import { monitorEventLoopDelay } from 'node:perf_hooks'

if (process.send) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  process.on('message', ({ ask }) => {
    if (ask !== 'delay') return
    const ms = (nanoseconds) => nanoseconds / 1e6
    process.send({ max: ms(delay.max), p99: ms(delay.percentile(99)), mean: ms(delay.mean) })
    delay.reset()
  })
  process.channel.unref()
}
