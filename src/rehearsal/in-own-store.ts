import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Config } from '../config.ts'
import { connect } from '../database/connect.ts'
import { sinkTransport, type Transport } from '../messages/index.ts'
import type { Services } from '../services.ts'
import { createServices } from '../services/create-services.ts'
import { movableClock, type MovableClock } from '../shared/clock.ts'
import { createLogger } from '../shared/logger.ts'

/** What letters show of the installation, and nothing by which anybody or anything real is reached. */
export type Shown = Pick<Config, 'baseUrl' | 'mailFrom' | 'site'>

/** A mail server that refuses everything for good. */
const silentMail: Transport = {
  sink: true,
  send: () => Promise.resolve({ ok: false, permanent: true, code: 550, answer: 'silent' }),
  close: () => undefined
}

/**
 * Does something with a whole Candide of its own: an embedded store in a folder of its own, removed afterwards,
 * a clock that stands still, mails that go nowhere. The process must hold no other store.
 * @param folder where it makes its own
 * @param mail false: no mail ever arrives
 */
export async function inOwnStore<T>(
  { shown, folder }: { shown: Shown; folder: string },
  { start, mail }: { start: Date; mail: boolean },
  work: (services: Services, clock: MovableClock) => Promise<T>
): Promise<T> {
  const dataFolder = await mkdtemp(join(folder, 'run-'))
  const logger = createLogger('silent')
  try {
    const store = await connect({ dataFolder, logger, disposable: true })
    try {
      const clock = movableClock(start)
      const config: Config = {
        ...{ ...shown, dataFolder, production: false, host: '127.0.0.1', port: 0 },
        ...{ secrets: [randomBytes(32).toString('base64')], logLevel: 'silent', trustedProxies: 0 }
      }
      const services = await createServices({
        ...{ config, logger, clock, machineClock: clock, connection: mongoose.connection },
        transport: mail ? sinkTransport() : silentMail
      })
      return await work(services, clock)
    } finally {
      await store.close()
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}
