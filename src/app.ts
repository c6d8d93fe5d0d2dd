import compression from 'compression'
import cookieParser from 'cookie-parser'
import express, { type Express } from 'express'
import type { Config } from './config.ts'
import type { Services } from './services.ts'
import { beginVisit } from './web/http/begin-visit.ts'
import { recogniseBrowser } from './web/http/browser-id.ts'
import { createCsrf } from './web/http/csrf.ts'
import { errorPages, noSuchPage } from './web/http/error-pages.ts'
import { health } from './web/http/health.ts'
import { loadAccount } from './web/http/load-account.ts'
import { limitSignIn } from './web/http/rate-limits.ts'
import { readForm } from './web/http/read-form.ts'
import { sameSite } from './web/http/same-site.ts'
import { securityHeaders } from './web/http/security-headers.ts'
import { serveAssets } from './web/http/serve-assets.ts'
import { servePages } from './web/http/serve-page.ts'
import { createSessions } from './web/http/session.ts'
import type { Strip } from './web/http/strip.ts'
import { pages as allPages } from './web/pages.ts'
import type { Page } from './web/page.ts'

export interface AppOptions {
  /** pages beside those of the site: the demonstration's own, a test's */
  extraPages?: readonly Page[]
  /** a line above every page */
  strip?: Strip
  /** forms sent to the sign-in pages by one network in ten minutes */
  signInLimit?: number
}

/**
 * The site over HTTP. The order is the meaning: nothing reads a form before its origin is checked, nothing
 * is looked up before the session is known, and whatever fails ends on a page that says what to do.
 */
export function createApp(
  services: Services,
  config: Config,
  { extraPages = [], strip, signInLimit = 60 }: AppOptions = {}
): Express {
  const app = express()
  const secure = config.baseUrl.startsWith('https:')
  const csrf = createCsrf(config.secrets, secure)
  if (strip) app.locals['strip'] = strip
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustedProxies)
  app.set('query parser', 'simple')

  app.use(health(services))
  app.use(securityHeaders(secure))
  app.use(compression())
  app.use(serveAssets(services.assets))
  app.use(beginVisit(services.logger))
  app.use(cookieParser())
  app.use(recogniseBrowser(secure))
  app.use(
    createSessions(
      services.connection.getClient(),
      services.connection.name,
      config.secrets,
      secure
    )
  )
  app.use(csrf.provide)
  app.use(sameSite(config.baseUrl))
  app.use(limitSignIn(services, signInLimit))
  app.use(loadAccount(services))
  app.use(...readForm())
  app.use(servePages([...allPages, ...extraPages], services, csrf))
  app.use(noSuchPage)
  app.use(errorPages(services))
  return app
}
