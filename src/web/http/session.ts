import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import { promisify } from 'node:util'
import session, { type Session } from 'express-session'
import MongoStore from 'connect-mongo'
import type { MongoClient } from 'mongodb'
import { cookieName, cookieOptions } from './browser-id.ts'

declare module 'express-session' {
  interface SessionData {
    accountId: string
    /** the account's at sign-in: signing out everywhere raises it */
    epoch: number
    notice: string
  }
}

/** A session ends after this long without a visit. */
const SESSION_IDLE = 12 * 60 * 60 * 1000

/**
 * Sessions in the store: they survive a restart and are shared by all processes. Only a digest of the
 * cookie is stored, so that a copy of the store opens nothing.
 */
export function createSessions(
  client: MongoClient,
  dbName: string,
  secrets: readonly string[],
  secure: boolean
): RequestHandler {
  return session({
    name: cookieName('session', secure),
    secret: [...secrets],
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { ...cookieOptions(secure), maxAge: SESSION_IDLE },
    store: MongoStore.create({
      client,
      dbName,
      collectionName: 'sessions',
      ttl: SESSION_IDLE / 1000,
      touchAfter: 5 * 60,
      // removed by accounts.sweep(), like links: TTL indexes are the server's affair, and not every store has them
      autoRemove: 'disabled',
      transformId: (id) => createHash('sha256').update(id).digest('base64url')
    })
  })
}

/**
 * What the next page needs is stored before a redirect leaves: a session is otherwise written while the last
 * byte is held back, and browsers follow a redirect at its first.
 */
export async function storeSession(current: Session): Promise<void> {
  await promisify<void>((done) => current.save(done))()
}
