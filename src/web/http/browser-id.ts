import type { CookieOptions, RequestHandler } from 'express'
import { newId } from '../../shared/ids.ts'
import { visitOf } from './visit.ts'

const YEAR = 365 * 24 * 60 * 60 * 1000

/** `__Host-` makes browsers refuse a cookie set by a neighbouring site. It needs https. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-candide-${name}` : `candide-${name}`
}

export function cookieOptions(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' }
}

/**
 * Recognises the same browser over time, signed in or not: forms are tied to it rather than to the session,
 * so that a session that ends does not take a half-written form with it.
 */
export function recogniseBrowser(secure: boolean): RequestHandler {
  const name = cookieName('browser', secure)
  return (req, res, next) => {
    const cookies = req.cookies as Record<string, string | undefined>
    const known = cookies[name]
    const id = known && /^[0-9A-Z]{26}$/.test(known) ? known : newId()
    if (id !== known) {
      res.cookie(name, id, { ...cookieOptions(secure), maxAge: YEAR })
    }
    visitOf(req).browserId = id
    next()
  }
}
