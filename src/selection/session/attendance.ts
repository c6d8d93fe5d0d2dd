import { parisInstant } from '../../shared/paris-time.ts'
import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import { assertMember, conduct } from './conduct.ts'
import { refuse } from './refuse.ts'
import { isPresent, type Session } from './session.ts'

type OfMember = OnCall & { member: string }

/** A member is here, in the room or at a distance; a mandate that they gave ends. */
export function arrive(
  deps: SelectionDeps,
  { member, how, ...on }: OfMember & { how: 'room' | 'remote' }
): Promise<Session> {
  return conduct(deps, on, (session) => {
    assertMember(session, member)
    return { type: 'ARRIVE', member, how }
  })
}

export function leave(deps: SelectionDeps, { member, ...on }: OfMember): Promise<Session> {
  return conduct(deps, on, (session) => {
    if (!isPresent(session.presence.get(member))) refuse('not-present')
    return { type: 'LEAVE', member }
  })
}

export function excuse(deps: SelectionDeps, { member, ...on }: OfMember): Promise<Session> {
  return conduct(deps, on, (session) => {
    assertMember(session, member)
    return { type: 'EXCUSE', member }
  })
}

/**
 * A voting member who is not here gives their vote to another who is: one mandate each, given and held.
 * @param dated the day that the mandate bears, `2027-05-07`
 */
export function giveMandate(
  deps: SelectionDeps,
  { from, to, dated, ...on }: OnCall & { from: string; to: string; dated: string }
): Promise<Session> {
  return conduct(deps, on, (session) => {
    for (const account of [from, to]) {
      const member = session.members.find((one) => one.account === account)
      if (!member?.votes) refuse('mandate-without-vote')
    }
    if (from === to || isPresent(session.presence.get(from))) refuse('mandate-of-present')
    if (!isPresent(session.presence.get(to))) refuse('mandate-to-absent')
    if (session.mandates.some((one) => one.to === to || one.from === from)) refuse('mandate-twice')
    if (!isDay(dated)) refuse('mandate-undated', {}, 'dated')
    return { type: 'GIVE_MANDATE', from, to, dated }
  })
}

/** A member who stands aside leaves the room while these dossiers are examined or voted. */
export function stepOut(
  deps: SelectionDeps,
  { member, applications, ...on }: OfMember & { applications: readonly string[] }
): Promise<Session> {
  return conduct(deps, on, (session) => {
    if (!isPresent(session.presence.get(member))) refuse('not-present')
    return { type: 'STEP_OUT', member, applications: [...applications] }
  })
}

export function stepIn(deps: SelectionDeps, { member, ...on }: OfMember): Promise<Session> {
  return conduct(deps, on, (session) => {
    if (!session.presence.get(member)?.outFor) refuse('not-out')
    return { type: 'STEP_IN', member }
  })
}

/** The jury takes up one dossier. */
export function examine(
  deps: SelectionDeps,
  { application, ...on }: OnCall & { application: string }
): Promise<Session> {
  return conduct(deps, on, () => ({ type: 'EXAMINE', application }))
}

function isDay(text: string): boolean {
  try {
    return /^\d{4}-/.test(text) && parisInstant(text, '12:00').getTime() > 0
  } catch {
    return false
  }
}
