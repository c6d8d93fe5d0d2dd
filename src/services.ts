import type { Clock } from './shared/clock.ts'
import type { Logger } from './shared/logger.ts'
import type { I18n } from './web/i18n/i18n.ts'
import type { Renderer } from './web/render/renderer.ts'

/** What pages are handed: the domains' verbs and the ports they share. Built once, at start. */
export interface Services {
  /** the business clock; sessions and links stay on the machine's */
  clock: Clock
  logger: Logger
  i18n: I18n
  renderer: Renderer
}
