import mongoose from 'mongoose'
import { readConfig, type Config } from '../config.ts'
import { connect } from '../database/connect.ts'
import { addressOf, FolderInUseError } from '../database/embedded/index.ts'
import type { Services } from '../services.ts'
import { createServices } from '../services/create-services.ts'
import { createLogger } from '../shared/logger.ts'
import { CommandFailure } from './command.ts'
import { storeFolder } from './store/running.ts'

/** How long a running process may take to answer, in milliseconds. */
const PATIENCE = 5_000

/**
 * Does something with the parts of an installation, beside the running process or without one. Nothing is
 * sent and no clock is looked at: both are the server's affair.
 * @param env the same as the server's
 * @throws ConfigError, CommandFailure when the store cannot be reached
 */
export async function withInstallation<T>(
  env: Readonly<Record<string, string | undefined>>,
  work: (services: Services) => Promise<T>
): Promise<T> {
  const config = readConfig(env)
  const logger = createLogger('silent')
  const store = await openOrJoin(config)
  try {
    const services = await createServices({ config, logger, connection: mongoose.connection })
    try {
      return await work(services)
    } finally {
      services.messages.close()
    }
  } finally {
    await store.close()
  }
}

/** Opens the store, or joins the process that serves it. */
async function openOrJoin({ mongodbUri, dataFolder }: Config): Promise<{ close(): Promise<void> }> {
  try {
    return await connect({ uri: mongodbUri, dataFolder })
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error
    return joinOwner(dataFolder, error)
  }
}

async function joinOwner(dataFolder: string, { message }: FolderInUseError) {
  try {
    const uri = addressOf(storeFolder(dataFolder), 'candide')
    await mongoose.connect(uri, { serverSelectionTimeoutMS: PATIENCE })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandFailure(`${message}\nIt does not answer: ${why}`)
  }
  return { close: () => mongoose.disconnect() }
}
