import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Logger } from '../shared/logger.ts'
import { startEmbeddedStore, type EmbeddedStore } from './embedded/index.ts'

export interface ConnectOptions {
  /** A real MongoDB; without it the embedded store serves the data folder. */
  uri?: string | undefined
  dataFolder: string
  logger?: Logger | undefined
  /** nothing of the embedded store is worth keeping: it does not wait for the disk */
  disposable?: boolean | undefined
}

export interface Connection {
  uri: string
  embedded: boolean
  close(): Promise<void>
}

/**
 * Connects the default mongoose: the one line in which a team's single process and a ministry's
 * replica set differ.
 * @throws FolderInUseError, StoreDamagedError, StoreTooNewError for the embedded store
 */
export async function connect({ uri, ...local }: ConnectOptions): Promise<Connection> {
  const embedded = uri === undefined
  const served = embedded ? await serve(local) : { uri, close: async () => {} }
  try {
    await mongoose.connect(served.uri)
  } catch (error) {
    await served.close()
    throw error
  }
  return {
    uri: served.uri,
    embedded,
    async close() {
      await mongoose.disconnect()
      await served.close()
    }
  }
}

function serve({
  dataFolder,
  logger,
  disposable = false
}: Omit<ConnectOptions, 'uri'>): Promise<EmbeddedStore> {
  return startEmbeddedStore({
    folder: join(dataFolder, 'store'),
    disposable,
    report: (error) => logger?.error({ err: error }, 'embedded store')
  })
}
