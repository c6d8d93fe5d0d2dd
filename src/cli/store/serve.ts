import { startEmbeddedStore } from '../../database/embedded/index.ts'
import { option, UsageError, type StoreCommand } from './command.ts'
import { storeFolder } from './running.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

export const serve: StoreCommand = {
  usage: '[--port NUMBER]',
  summary:
    'serve the data folder alone, on its socket or on a port of this machine with a password',
  async run(args, { dataFolder, say, untilStopped }) {
    const host = option(args, 'host')
    if (host !== undefined && !LOOPBACK.has(host)) {
      throw new UsageError(
        `The store is served to this machine only, never on ${host}: its traffic is not encrypted.`
      )
    }
    const port = option(args, 'port')
    if (port !== undefined && !(Number(port) >= 0 && Number(port) < 65_536))
      throw new UsageError(`${port} is no port`)
    const folder = storeFolder(dataFolder)
    const store = await startEmbeddedStore({
      folder,
      port: port === undefined ? undefined : Number(port)
    })
    say(store.uri)
    await untilStopped?.()
    await store.close()
    return 0
  }
}
