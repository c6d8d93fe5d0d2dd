import type { Request, RequestHandler } from 'express'
import { doubleCsrf } from 'csrf-csrf'
import { cookieName, cookieOptions } from './browser-id.ts'
import { visitOf } from './visit.ts'

export const TOKEN_FIELD = '_csrf'

export interface Csrf {
  /** gives pages the token of this browser */
  provide: RequestHandler
  /** whether the form read from this request carries it */
  accepts(req: Request): boolean
}

/** The second check of a form: a token tied to the browser, in the page and in a cookie. */
export function createCsrf(secrets: readonly string[], secure: boolean): Csrf {
  const { generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => [...secrets],
    getSessionIdentifier: (req) => visitOf(req).browserId,
    cookieName: cookieName('form', secure),
    cookieOptions: { ...cookieOptions(secure), sameSite: 'lax' },
    getCsrfTokenFromRequest: (req) => {
      const sent: unknown = (req.body as Record<string, unknown> | undefined)?.[TOKEN_FIELD]
      return typeof sent === 'string' ? sent : req.get('X-CSRF-Token')
    }
  })
  return {
    provide: (req, res, next) => {
      visitOf(req).csrfToken = () => generateCsrfToken(req, res)
      next()
    },
    accepts: (req) => validateRequest(req)
  }
}
