import { setFlagsFromString } from 'node:v8'
import { ConfigError, environment, readConfig } from './config.ts'
import { runServer, type Running } from './server.ts'
import { createLogger } from './shared/logger.ts'

// Under load V8 lets garbage pile up to several times what is alive, and keeps the room: half as much again is enough.
setFlagsFromString('--heap-growing-percent=50')

/** `node dist/main.js` runs the real thing, configured by the environment; `demo` runs the demonstration. */
async function main(): Promise<void> {
  const demo = process.argv[2] === 'demo'
  const running = demo ? await playDemo() : await runReal()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(running))
  }
}

/** Loaded when it is asked for: the real thing starts without it. */
async function playDemo(): Promise<Running> {
  const { runDemo } = await import('./demo/run-demo.ts')
  return runDemo(process.env)
}

async function runReal(): Promise<Running> {
  const config = readConfig(environment())
  const logger = createLogger(config.logLevel)
  const running = await runServer({ config, logger })
  logger.info(
    { address: running.address, store: config.mongodbUri ? 'MongoDB' : 'embedded' },
    'Candide is ready'
  )
  return running
}

async function stop(running: Running): Promise<void> {
  await running.stop()
  process.exit(0)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
}
