import { personFor } from '../../accounts/index.ts'
import type { OnCall, SelectionDeps } from '../selection-deps.ts'
import { conduct } from './conduct.ts'
import { actorOn } from './record.ts'
import { refuse } from './refuse.ts'
import type { SessionMember } from './session-event.ts'
import { meetingOf, type Session } from './session.ts'

const DAY = 24 * 60 * 60_000

/** A meeting without quorum is convened again within so many days, and then needs none (domain.md, 1). */
const AGAIN_WITHIN = 10 * DAY

export interface Convocation {
  meetsAt: Date
  place: string
  members: readonly SessionMember[]
  chair: string
  secretary: string
}

/**
 * Convenes the jury. After a meeting adjourned without quorum, a second convocation within ten days needs none.
 * @throws BadInput when a member has no seat in this call's jury, or the chair no voice
 */
export async function convene(
  deps: SelectionDeps,
  { meetsAt, place, members, chair, secretary, ...on }: OnCall & Convocation
): Promise<Session> {
  actorOn(on.account, on.call)
  const known = await deps.accounts.findMany(members.map(({ account }) => account))
  const jurors = known.filter((one) => personFor(one, { callId: on.call }).roles.includes('jury'))
  if (members.length === 0 || jurors.length < members.length) refuse('not-a-juror')
  if (!members.some(({ account, votes }) => account === chair && votes))
    refuse('chair-without-vote')
  return conduct(
    deps,
    on,
    (session, now) => {
      const last = meetingOf(session)
      if (last && !last.adjournedAt) refuse('already-convened')
      if (meetsAt.getTime() < now.getTime()) refuse('meeting-passed', {}, 'meetsAt')
      return {
        ...{ type: 'CONVENE', meetsAt: meetsAt.getTime(), place, members: [...members] },
        ...{ chair, secretary, quorumWaived: needsNone(session, meetsAt) }
      }
    },
    { open: false }
  )
}

function needsNone(session: Session, meetsAt: Date): boolean {
  const last = meetingOf(session)
  return last?.adjournedAt != null && meetsAt.getTime() - last.adjournedAt.getTime() <= AGAIN_WITHIN
}

/** The chair opens. @throws BadInput when nothing was convened, or it is open already */
export function openSession(deps: SelectionDeps, on: OnCall): Promise<Session> {
  const make = (session: Session) => {
    const meeting = meetingOf(session)
    if (!meeting || meeting.adjournedAt || meeting.closedAt) refuse('not-convened')
    if (meeting.openedAt) refuse('already-open')
    return { type: 'OPEN' } as const
  }
  return conduct(deps, on, make, { open: false })
}

/** Puts the meeting off, for want of a quorum or for another reason; it may be convened again. */
export async function adjourn(
  deps: SelectionDeps,
  { reason, ...on }: OnCall & { reason: string }
): Promise<Session> {
  const { call, command, account } = on
  const by = actorOn(account, call)
  const text = await deps.calls.keepRemark({ command, by, call, text: reason })
  if (text === '') refuse('reason-missing', {}, 'reason')
  return conduct(deps, on, () => ({ type: 'ADJOURN', reason: text }))
}

/** The chair closes the session (séance levée). */
export function closeSession(deps: SelectionDeps, on: OnCall): Promise<Session> {
  return conduct(deps, on, () => ({ type: 'CLOSE' }))
}
