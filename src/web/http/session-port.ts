import { promisify } from 'node:util'
import type { Request } from 'express'
import type { SessionPort } from '../page.ts'
import { storeSession } from './session.ts'
import { visitOf } from './visit.ts'

/** Signing in and out, by a new session each time: an identifier known before opens nothing after. */
export function sessionPort(req: Request): SessionPort {
  const renew = () => promisify<void>((done) => req.session.regenerate(done))()
  return {
    async signIn(account, epoch) {
      await renew()
      req.session.accountId = account.id
      req.session.epoch = epoch
      await storeSession(req.session)
      visitOf(req).account = account
    },
    async signOut() {
      await renew()
      visitOf(req).account = undefined
    }
  }
}
