import { createHash } from 'node:crypto'
import { personFor, type Account } from '../../accounts/index.ts'
import type { Actor } from '../../engine/index.ts'
import { canonicalJson } from '../../forms/index.ts'
import { isDuplicateKey, NotFound } from '../../shared/errors.ts'
import type { SelectionDeps } from '../selection-deps.ts'
import type { DeliberationDocument } from '../selection.model.ts'
import type { SessionEntry, SessionEvent } from './session-event.ts'
import { sessionOf, type Session } from './session.ts'

type Deps = Pick<SelectionDeps, 'models' | 'clock'>

/** Somebody writes at the same moment: the list of tries is short, a room has few pens. */
const MAX_TRIES = 20

export async function entriesOf(
  { models }: Pick<SelectionDeps, 'models'>,
  call: string
): Promise<SessionEntry[]> {
  const found = await models.deliberations.findById(call).lean<DeliberationDocument>()
  return found?.entries ?? []
}

/**
 * Appends one event to a call's session. The same command again adds nothing.
 * @param make judges where the session stands and gives the event, or refuses
 * @returns where it stands afterwards
 */
export async function record(
  deps: Deps,
  { call, command, by }: { call: string; command: string; by: Actor },
  make: (session: Session, now: Date) => SessionEvent
): Promise<Session> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await deps.models.deliberations.findById(call).lean<DeliberationDocument>()
    const entries = found?.entries ?? []
    if (entries.some(({ cmd }) => cmd === command)) return sessionOf(entries)
    const last = entries.at(-1)
    const at = new Date(Math.max(deps.clock.now().getTime(), last?.at.getTime() ?? 0))
    const event = make(sessionOf(entries), at)
    const bare = { n: entries.length + 1, at, cmd: command, by, event }
    const entry = { ...bare, hash: hashOf(last?.hash ?? '', bare) }
    if (await append(deps, call, found?.v ?? 0, entry)) return sessionOf([...entries, entry])
  }
  throw new Error(`The session of ${call} was written by others ${MAX_TRIES} times in a row.`)
}

async function append(
  { models }: Deps,
  call: string,
  v: number,
  entry: SessionEntry
): Promise<boolean> {
  if (v === 0) {
    try {
      await models.deliberations.create({ _id: call, v: 1, entries: [entry] })
      return true
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  }
  const written = await models.deliberations.updateOne(
    { _id: call, v },
    { $push: { entries: entry }, $inc: { v: 1 } }
  )
  return written.modifiedCount === 1
}

/** The digest of one entry over the one before: a line changed later shows. */
export function hashOf(previous: string, { n, at, cmd, by, event }: Omit<SessionEntry, 'hash'>) {
  const bare = { n, at: at.toISOString(), cmd, by: { id: by.id, roles: [...by.roles] }, event }
  const text = canonicalJson(bare)
  return createHash('sha256').update(previous).update(text).digest('hex')
}

/** The roles with which somebody acts on a call. @throws NotFound when they hold none there */
export function actorOn(account: Account, call: string): Actor {
  const { roles } = personFor(account, { callId: call })
  if (roles.length === 0) throw new NotFound(`session of ${call}`)
  return { id: account.id, roles }
}
