import { join } from 'node:path'
import mongoose from 'mongoose'
import { readConfig } from '../../../src/config.ts'
import { startEmbeddedStore } from '../../../src/database/embedded/index.ts'
import { sinkTransport } from '../../../src/messages/index.ts'
import type { Services } from '../../../src/services.ts'
import { createServices } from '../../../src/services/create-services.ts'
import type { Clock } from '../../../src/shared/clock.ts'
import { createLogger } from '../../../src/shared/logger.ts'

interface Installation {
  services: Services
  close(): Promise<void>
}

/** Candide over a data folder that outlives it, on a store that waits for the disk. */
export async function openInstallation(folder: string, clock: Clock): Promise<Installation> {
  const store = await startEmbeddedStore({ folder: join(folder, 'store') })
  await mongoose.connect(store.uri)
  const services = await createServices({
    config: readConfig({ NODE_ENV: 'test', DATA_FOLDER: folder }),
    connection: mongoose.connection,
    transport: sinkTransport(),
    logger: createLogger('silent'),
    clock
  })
  return {
    services,
    async close() {
      services.messages.close()
      await mongoose.disconnect()
      await store.close()
    }
  }
}
