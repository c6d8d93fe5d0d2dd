import type { RequestHandler } from 'express'
import type { Services } from '../../services.ts'
import { visitOf } from './visit.ts'

/** Finds who is signed in. A session from before « sign out everywhere » is nobody's. */
export function loadAccount(services: Services): RequestHandler {
  return async (req, _res, next) => {
    const { accountId, epoch } = req.session
    if (accountId !== undefined && epoch !== undefined) {
      visitOf(req).account = await services.accounts.forSession(accountId, epoch)
    }
    next()
  }
}
