import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import mongoose from 'mongoose'
import { createApp, type AppOptions } from './app.ts'
import { ConfigError, type Config } from './config.ts'
import { connect } from './database/connect.ts'
import { ChartFault } from './engine/index.ts'
import type { Transport } from './messages/index.ts'
import type { Services } from './services.ts'
import { collectFiles } from './services/collect-files.ts'
import { createServices } from './services/create-services.ts'
import type { Clock } from './shared/clock.ts'
import type { Logger } from './shared/logger.ts'

export interface Running {
  address: string
  services: Services
  /** takes no more visitors, finishes what is under way, then lets go of the store */
  stop(): Promise<void>
}

export interface RunOptions extends AppOptions {
  config: Config
  logger: Logger
  /** the business clock; the machine's unless told */
  clock?: Clock
  /** what links live on; the machine's unless told */
  machineClock?: Clock
  /** milliseconds between two looks of the clock and of the outbox; 0 leaves both to whoever started it */
  everyMs?: number
  /** nothing that is written is worth keeping: a demonstration does not wait for the disk */
  disposable?: boolean
  /** how mails leave, when not by the mail server of the configuration */
  transport?: Transport
  /** what must be done before the doors open */
  prepare?: (services: Services) => Promise<void>
}

/** How long requests under way may take once the process was asked to stop. */
const LAST_REQUESTS = 20_000

/** Starts Candide: the store, the parts, the clock, the outbox, and the doors last. */
export async function runServer(options: RunOptions): Promise<Running> {
  const {
    config,
    logger,
    clock,
    machineClock,
    everyMs = 1_000,
    prepare,
    disposable,
    transport,
    ...app
  } = options
  const store = await connect({
    ...(config.mongodbUri && { uri: config.mongodbUri }),
    ...{ dataFolder: config.dataFolder, logger, disposable }
  })
  const services = await createServices({
    ...{ config, logger, connection: mongoose.connection },
    ...(clock && { clock }),
    ...(machineClock && { machineClock }),
    ...(transport && { transport })
  })
  await refuseUnknownVersions(services).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  await prepare?.(services)
  const loops = everyMs > 0 ? startLoops(services, everyMs) : []
  const server = createServer(createApp(services, config, app))
  await new Promise<void>((opened, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const mistake = `PORT: ${config.port} is taken on ${config.host}. Stop what uses it, or choose another one.`
      failed(taken ? new ConfigError([mistake]) : error)
    })
    server.listen(config.port, config.host, opened)
  })
  const { port } = server.address() as AddressInfo
  return {
    address: config.baseUrl.replace(':0', `:${port}`),
    services,
    async stop() {
      await closeDoors(server)
      await Promise.all([...loops.map((stop) => stop()), services.rehearsals.stop()])
      services.messages.close()
      await store.close()
    }
  }
}

/** What runs under a workflow that this program does not hold would find its way no more. */
async function refuseUnknownVersions({ engine }: Services): Promise<void> {
  try {
    await engine.checkVersions()
  } catch (error) {
    if (!(error instanceof ChartFault)) throw error
    throw new Error(
      `Candide does not start: calls or dossiers under way follow a workflow that this version does not hold as it was. ${error.message} ` +
        'Run “candide workflows” to see which. Then start the version of Candide that wrote them, or one that holds their ' +
        'workflow and a migration from it (“candide workflows migrate --dry-run”). Nothing was changed.',
      { cause: error }
    )
  }
}

const SWEEP_MS = 3_600_000

function startLoops(services: Services, everyMs: number): (() => Promise<void>)[] {
  const clock = services.engine.run({ everyMs })
  const stopMessages = services.messages.run({ everyMs })
  const sweep = setInterval(() => {
    services.accounts.sweep().catch((error: unknown) => {
      services.logger.error({ err: error }, 'expired links and sessions could not be removed')
    })
    collectFiles(services)
      .then((removed) => {
        if (removed.length > 0) services.logger.info({ removed }, 'files that nothing names')
      })
      .catch((error: unknown) => {
        services.logger.error({ err: error }, 'files that nothing names could not be removed')
      })
  }, SWEEP_MS)
  sweep.unref()
  return [
    () => clock.stop(),
    stopMessages,
    () => {
      clearInterval(sweep)
      return Promise.resolve()
    }
  ]
}

async function closeDoors(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS)
  await closed
  clearTimeout(impatience)
}
