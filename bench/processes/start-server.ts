import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../../src/shared/project-root.ts'
import { startChild, type Child } from './child-process.ts'

export interface MeasuredServer extends Child {
  baseUrl: string
  /** milliseconds from the start of the process to its first whole page */
  firstPage: number
}

interface ServerOptions {
  dataFolder: string
  uri?: string
  smtpUrl: string
  /** arguments of node, such as `--cpu-prof` */
  nodeArgs?: readonly string[]
  /** kept from one start to the next, so that sessions stay good */
  secret: string
}

export const newSecret = () => randomBytes(32).toString('base64url')

/**
 * Starts the built server as production does, behind one proxy: the bench names a different network for each
 * person, as they come from different town halls.
 */
export async function startServer(options: ServerOptions): Promise<MeasuredServer> {
  const { dataFolder, uri, smtpUrl, nodeArgs = [], secret } = options
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const started = performance.now()
  const watch = join(projectRoot, 'bench', 'processes', 'watch-server.js')
  const child = startChild([...nodeArgs, '--import', watch, join(projectRoot, 'dist', 'main.js')], {
    ...{ NODE_ENV: 'production', PORT: String(port), BASE_URL: baseUrl, SECRETS: secret },
    ...{ DATA_FOLDER: dataFolder, SMTP_URL: smtpUrl, MAIL_FROM: 'bench@candide.example' },
    ...{ SITE_FILE: join(projectRoot, 'settings', 'site.yaml'), LOG_LEVEL: 'warn' },
    ...{ TRUSTED_PROXIES: '1', MONGODB_URI: uri ?? '' }
  })
  for (;;) {
    const answer = await fetch(`${baseUrl}/mentions-legales`).catch(() => undefined)
    if (answer?.status === 200) {
      await answer.text()
      break
    }
    if (child.hasEnded() || performance.now() - started > 120_000) {
      throw new Error(`The server does not answer:\n${child.output()}`)
    }
    await sleep(5)
  }
  return { ...child, baseUrl, firstPage: performance.now() - started }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (typeof address !== 'object' || !address) throw new Error('No free port.')
  return address.port
}
