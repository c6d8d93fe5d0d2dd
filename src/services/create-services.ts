import { join } from 'node:path'
import type { Connection } from 'mongoose'
import { createAccounts } from '../accounts/index.ts'
import { createApplications } from '../applications/index.ts'
import { createCalls } from '../calls/index.ts'
import type { Config } from '../config.ts'
import { createEngine } from '../engine/index.ts'
import { folderFiles, gridfsFiles } from '../files/index.ts'
import {
  createMessages,
  loadLetters,
  sinkTransport,
  smtpTransport,
  type Messages,
  type Transport
} from '../messages/index.ts'
import { createRehearsals } from '../rehearsal/index.ts'
import { createReviews } from '../reviews/index.ts'
import { createSelection } from '../selection/index.ts'
import type { Services } from '../services.ts'
import { systemClock, type Clock } from '../shared/clock.ts'
import type { Lang } from '../shared/lang.ts'
import type { Logger } from '../shared/logger.ts'
import { projectRoot } from '../shared/project-root.ts'
import { unbroken } from '../shared/unbroken.ts'
import { loadAssets } from '../web/assets.ts'
import { createI18n } from '../web/i18n/i18n.ts'
import { createRenderer } from '../web/render/renderer.ts'
import { publicPaths } from '../web/public/paths.ts'
import { signInPaths } from '../web/sign-in/paths.ts'
import { chartLabels } from './chart-labels.ts'
import { letterPreviews } from './letter-previews.ts'
import { tellOutcome } from './letter-outcomes.ts'
import { registerCharts } from './register-charts.ts'
import { tellAsker } from './tell-asker.ts'

export interface ServicesOptions {
  config: Config
  connection: Connection
  logger: Logger
  /** the business clock; the machine's unless told */
  clock?: Clock
  /** what links and kept texts live on */
  machineClock?: Clock
  /** how mails leave; by SMTP_URL unless told, and kept in the mailbox when there is none */
  transport?: Transport
}

/** Puts every part of Candide together: ports find their domain here, and nowhere else. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const { config, connection, logger, clock = systemClock, machineClock = systemClock } = options
  const i18n = createI18n()
  const assets = loadAssets()
  const renderer = createRenderer(i18n, (name) => assets.address(name))
  const engine = createEngine({ clock, logger })
  const letters = {
    ...(await loadLetters(
      join(projectRoot, 'workflows', 'territoire-volontaire', 'template', 'letters.yaml')
    )),
    ...(await loadLetters(join(projectRoot, 'settings', 'letters', 'accounts.yaml')))
  }

  const messages: Messages = createMessages({
    ...{ connection, clock, logger, renderer, letters },
    transport: options.transport ?? transportOf(config),
    from: { name: config.site.organiser, address: config.mailFrom },
    defaults: {
      organisateur: config.site.organiser,
      contact: config.site.contact.mail,
      telephone: unbroken(config.site.contact.phone)
    },
    frame: { organisation: config.site.organiser, site: config.baseUrl },
    addressOf: async (id) => {
      const account = await accounts.find(id)
      return account ? { address: account.mail, name: account.name } : null
    },
    onOutcome: (message, kind) =>
      tellOutcome({ engine, applications, calls, messages, logger }, message, kind)
  })
  const accounts = createAccounts({
    ...{ connection, mailer: messages, machineClock },
    linkAddress: (token, lang) => addressOf(config, signInPaths.link(token), lang),
    callsAddress: (lang) => addressOf(config, publicPaths.calls(), lang),
    contact: config.site.contact
  })
  const files = config.mongodbUri
    ? await gridfsFiles(databaseOf(connection), join(config.dataFolder, 'incoming'))
    : await folderFiles(join(config.dataFolder, 'files'))
  const calls = createCalls({
    ...{ engine, clock },
    applications: { unanswered: (call) => applications.unanswered(call) },
    tellAsker: (question) => tellAsker({ calls, messages, baseUrl: config.baseUrl }, question)
  })
  const applications = createApplications({
    ...{ engine, clock, calls, accounts, files },
    letters: messages
  })
  const reviews = createReviews({ engine, clock, accounts, calls, applications })

  const selection = createSelection({
    ...{ engine, clock, accounts, calls, applications, reviews, files }
  })

  const rehearsals = createRehearsals({ accounts, calls, engine, logger, machineClock, config })

  const parts: Omit<Services, 'preview' | 'readiness'> = {
    ...{ clock, logger, connection, i18n, assets, renderer, site: config.site },
    ...{ mailFrom: config.mailFrom, baseUrl: config.baseUrl, machineClock },
    ...{ accounts, engine, messages, files, calls, applications, reviews, selection },
    rehearsals,
    chartLabels
  }
  const services: Services = {
    ...parts,
    preview: letterPreviews(parts),
    readiness: async () => ({ store: await answers(connection) })
  }
  registerCharts(services)
  await messages.prepare()
  await Promise.all(Object.values(connection.models).map((one) => one.createIndexes()))
  return services
}

function addressOf({ baseUrl }: Config, path: string, lang: Lang): string {
  return `${baseUrl}${lang === 'en' ? '/en' : ''}${path}`
}

function databaseOf({ db }: Connection) {
  if (!db) throw new Error('The services need a connection that is open.')
  return db
}

function transportOf({ smtpUrl }: Config): Transport {
  return smtpUrl ? smtpTransport(smtpUrl) : sinkTransport()
}

async function answers(connection: Connection): Promise<boolean> {
  try {
    await connection.db?.command({ ping: 1 })
    return true
  } catch {
    // not ready is the answer itself
    return false
  }
}
