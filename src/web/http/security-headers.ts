import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Everything a page needs comes from this site, from files: no inline style or script, no frame around it.
 * @param https whether people come over https: then browsers are told to keep to it
 */
export function securityHeaders(https: boolean): RequestHandler {
  const own = ["'self'"]
  const none = ["'none'"]
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: own,
        styleSrc: own,
        imgSrc: own,
        fontSrc: own,
        connectSrc: own,
        formAction: own,
        baseUri: none,
        frameAncestors: none,
        ...(https ? { upgradeInsecureRequests: [] } : {})
      }
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' }
  }) as RequestHandler
}
