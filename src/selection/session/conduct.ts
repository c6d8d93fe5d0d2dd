import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import { actorOn, record } from './record.ts'
import { refuse } from './refuse.ts'
import type { SessionEvent } from './session-event.ts'
import { isOpen, type Session } from './session.ts'

/**
 * Records what happens in a session: the secretary, the chair, or somebody of the team holds the pen.
 * @throws BadInput for somebody else of the call, or when the session is not open; NotFound for anybody else
 */
export function conduct(
  deps: SelectionDeps,
  { account, call, command }: OnCall,
  make: (session: Session, now: Date) => SessionEvent,
  { open = true }: { open?: boolean } = {}
): Promise<Session> {
  const by = actorOn(account, call)
  return record(deps, { call, command, by }, (session, now) => {
    if (!holdsThePen(by.roles, account.id, session)) refuse('session-not-yours')
    if (open && !isOpen(session)) refuse('session-not-open')
    return make(session, now)
  })
}

function holdsThePen(
  roles: readonly string[],
  account: string,
  { chair, secretary }: Session
): boolean {
  const team = roles.includes('officer') || roles.includes('authority') || roles.includes('deputy')
  return team || account === chair || account === secretary
}

/** @throws BadInput unless the account sits on the jury */
export function assertMember({ members }: Session, account: string): void {
  if (!members.some((member) => member.account === account)) refuse('not-a-member')
}
