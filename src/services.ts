import type { Connection } from 'mongoose'
import type { Accounts } from './accounts/index.ts'
import type { Applications } from './applications/index.ts'
import type { Calls } from './calls/index.ts'
import type { ChartLabels, Engine } from './engine/index.ts'
import type { Files } from './files/index.ts'
import type { Rehearsals } from './rehearsal/index.ts'
import type { Messages } from './messages/index.ts'
import type { LetterPreviews } from './services/letter-previews.ts'
import type { Reviews } from './reviews/index.ts'
import type { Selection } from './selection/index.ts'
import type { Clock } from './shared/clock.ts'
import type { Lang } from './shared/lang.ts'
import type { Logger } from './shared/logger.ts'
import type { Assets } from './web/assets.ts'
import type { I18n } from './web/i18n/i18n.ts'
import type { Renderer } from './web/render/renderer.ts'
import type { Site } from './web/site.ts'

export type { PreviewedLetter } from './services/letter-previews.ts'

/** What pages are handed: the domains' verbs and the ports they share. Built once, at start. */
export interface Services {
  /** the business clock; sessions and links stay on the machine's */
  clock: Clock
  logger: Logger
  connection: Connection
  i18n: I18n
  assets: Assets
  renderer: Renderer
  site: Site
  /** the address that mails come from, and the site's own: both are told to people who wait for a mail */
  mailFrom: string
  baseUrl: string
  /** what sessions and links live on */
  machineClock: Clock
  accounts: Accounts
  engine: Engine
  /** what states, events and refusals are called, by name of chart */
  chartLabels: Readonly<Record<string, Record<Lang, ChartLabels>>>
  messages: Messages
  files: Files
  calls: Calls
  applications: Applications
  reviews: Reviews
  selection: Selection
  /** letters read before they leave */
  preview: LetterPreviews
  /** copies of calls played in processes of their own: nothing of them reaches anything here but their report */
  rehearsals: Rehearsals
  /** the parts that must answer before visitors are sent here, by name */
  readiness(): Promise<Record<string, boolean>>
}
