import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Logger } from '../shared/logger.ts'
import { startEmbeddedStore } from './embedded/index.ts'

export interface ConnectOptions {
  /** A real MongoDB; without it the embedded store serves the data folder. */
  uri?: string | undefined
  dataFolder: string
  logger?: Logger | undefined
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
export async function connect({ uri, dataFolder, logger }: ConnectOptions): Promise<Connection> {
  const store =
    uri === undefined
      ? await startEmbeddedStore({
          folder: join(dataFolder, 'store'),
          report: (error) => logger?.error({ err: error }, 'embedded store')
        })
      : undefined
  const address = uri ?? (store?.uri as string)
  try {
    await mongoose.connect(address)
  } catch (error) {
    await store?.close()
    throw error
  }
  return {
    uri: address,
    embedded: store !== undefined,
    async close() {
      await mongoose.disconnect()
      await store?.close()
    }
  }
}
