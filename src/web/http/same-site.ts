import type { Request, RequestHandler } from 'express'
import { CrossSiteForm } from './form-errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Forms come from our own pages. Browsers say where a form comes from before its body is read: the first
 * check, since a multipart form's token comes after its files. Tools that say nothing must show the token.
 * @param baseUrl where people reach the site
 */
export function sameSite(baseUrl: string): RequestHandler {
  const origin = new URL(baseUrl).origin
  return (req, _res, next) => {
    if (SAFE.has(req.method) || isOurs(req, origin)) next()
    else next(new CrossSiteForm())
  }
}

function isOurs(req: Request, origin: string): boolean {
  const site = req.get('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  const from = req.get('Origin')
  if (from === undefined) return true
  return from === origin || from === `${req.protocol}://${req.get('Host') ?? ''}`
}
