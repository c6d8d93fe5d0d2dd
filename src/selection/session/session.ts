import type { Concern, Counts, SessionEntry, SessionMember } from './session-event.ts'

export interface Meeting {
  convenedAt: Date
  meetsAt: Date
  place: string
  quorumWaived: boolean
  openedAt: Date | null
  /** put off for want of a quorum, or for another reason */
  adjournedAt: Date | null
  closedAt: Date | null
}

export interface Presence {
  how: 'room' | 'remote' | 'excused'
  arrivedAt: Date | null
  leftAt: Date | null
  /** out of the room because of these dossiers; null while in it */
  outFor: string[] | null
}

export interface Mandate {
  from: string
  to: string
  dated: string
}

/** A member who left the room because of a recusal, and came back. */
export interface Absence {
  member: string
  applications: string[]
  from: Date
  until: Date | null
}

export interface Motion {
  id: string
  by: string
  text: string
  concerns: Concern
  movedAt: Date
  vote: (Counts & { at: Date; n: number; adopted: boolean; casting: boolean }) | null
}

export interface Disagreement {
  id: string
  member: string
  text: string
  motion: string | null
  at: Date
  n: number
}

/** Where a jury's work stands: the fold of its journal, and nothing else. */
export interface Session {
  meetings: Meeting[]
  members: SessionMember[]
  chair: string
  secretary: string
  presence: Map<string, Presence>
  mandates: Mandate[]
  absences: Absence[]
  examined: { application: string; at: Date; n: number }[]
  motions: Motion[]
  disagreements: Disagreement[]
  committed: { list: string; sha256: string; at: Date; n: number } | null
  draw: {
    list: string
    sha256: string
    seed: string
    numbers: number[]
    givenBy: string[]
    at: Date
    n: number
  } | null
  /** application → its written reason */
  reasons: Map<string, { text: string; by: string; at: Date; n: number }>
  /** for a call without a grid: application → what the jury proposes */
  outcomes: Map<
    string,
    { outcome: 'selected' | 'reserve' | 'notSelected'; rank: number | null; text: string; at: Date }
  >
  proposed: { selection: string; at: Date; n: number } | null
}

export function newSession(): Session {
  return {
    ...{ meetings: [], members: [], chair: '', secretary: '', presence: new Map(), mandates: [] },
    ...{ absences: [], examined: [], motions: [], disagreements: [], committed: null, draw: null },
    ...{ reasons: new Map(), outcomes: new Map(), proposed: null }
  }
}

/** The meeting of now, or the last one. */
export function meetingOf({ meetings }: Session): Meeting | undefined {
  return meetings.at(-1)
}

export function isOpen(session: Session): boolean {
  const meeting = meetingOf(session)
  return Boolean(meeting?.openedAt && !meeting.adjournedAt && !meeting.closedAt)
}

/** In the room or at a distance, whether stepped out for a dossier or not. */
export function isPresent(presence: Presence | undefined): boolean {
  return presence !== undefined && presence.how !== 'excused' && presence.leftAt === null
}

/** Folds a journal into where the work stands. */
export function sessionOf(entries: readonly SessionEntry[]): Session {
  const session = newSession()
  for (const entry of entries) apply(session, entry)
  return session
}

function apply(session: Session, { n, at, by, event }: SessionEntry): void {
  const meeting = meetingOf(session)
  switch (event.type) {
    case 'CONVENE': {
      const { members, chair, secretary, place, quorumWaived } = event
      session.meetings.push({
        ...{ convenedAt: at, meetsAt: new Date(event.meetsAt), place, quorumWaived },
        ...{ openedAt: null, adjournedAt: null, closedAt: null }
      })
      Object.assign(session, { members, chair, secretary, presence: new Map(), mandates: [] })
      return
    }
    case 'OPEN':
      if (meeting) meeting.openedAt = at
      return
    case 'ARRIVE': {
      const arrivedAt = session.presence.get(event.member)?.arrivedAt ?? at
      const presence: Presence = { how: event.how, arrivedAt, leftAt: null, outFor: null }
      session.presence.set(event.member, presence)
      // whoever is here speaks for themselves
      session.mandates = session.mandates.filter(({ from }) => from !== event.member)
      return
    }
    case 'LEAVE': {
      const presence = session.presence.get(event.member)
      if (presence) Object.assign(presence, { leftAt: at })
      return
    }
    case 'EXCUSE':
      session.presence.set(event.member, {
        ...{ how: 'excused', arrivedAt: null, leftAt: null, outFor: null }
      })
      return
    case 'GIVE_MANDATE': {
      const { from, to, dated } = event
      session.mandates.push({ from, to, dated })
      return
    }
    case 'STEP_OUT': {
      const { member, applications } = event
      const presence = session.presence.get(member)
      if (presence) presence.outFor = applications
      session.absences.push({ member, applications, from: at, until: null })
      return
    }
    case 'STEP_IN': {
      const presence = session.presence.get(event.member)
      if (presence) presence.outFor = null
      const absence = session.absences.findLast(
        ({ member, until }) => member === event.member && until === null
      )
      if (absence) absence.until = at
      return
    }
    case 'EXAMINE':
      session.examined.push({ application: event.application, at, n })
      return
    case 'MOVE': {
      const { motion: id, by: mover, text, concerns } = event
      session.motions.push({ id, by: mover, text, concerns, movedAt: at, vote: null })
      return
    }
    case 'VOTE': {
      const motion = session.motions.find(({ id }) => id === event.motion)
      if (motion) motion.vote = { ...countsOf(event), ...resultOf(event), at, n }
      return
    }
    case 'DISAGREE': {
      const { id, member, text, motion } = event
      const others = session.disagreements.filter((one) => one.id !== id)
      session.disagreements = [...others, { id, member, text, motion, at, n }]
      return
    }
    case 'COMMIT_LIST':
      session.committed = { list: event.list, sha256: event.sha256, at, n }
      session.draw = null
      return
    case 'DRAW': {
      const { numbers, seed, givenBy } = event
      const { list, sha256 } = session.committed ?? { list: '', sha256: '' }
      session.draw = { list, sha256, seed, numbers, givenBy, at, n }
      return
    }
    case 'GIVE_REASON':
      session.reasons.set(event.application, { text: event.text, by: by.id, at, n })
      return
    case 'SET_OUTCOME': {
      const { application, outcome, rank, text } = event
      session.outcomes.set(application, { outcome, rank, text, at })
      return
    }
    case 'PROPOSE':
      session.proposed = { selection: event.selection, at, n }
      return
    case 'ADJOURN':
      if (meeting) meeting.adjournedAt = at
      return
    case 'CLOSE':
      if (meeting) meeting.closedAt = at
  }
}

function countsOf({ for: inFavour, against, abstain }: Counts): Counts {
  return { for: inFavour, against, abstain }
}

/** The casting vote (voix prépondérante) settles a motion whose votes are equal, never a score. */
function resultOf(vote: Counts & { chair: 'for' | 'against' | 'abstain' }) {
  const tied = vote.for === vote.against
  const casting = tied && vote.chair !== 'abstain'
  return { adopted: casting ? vote.chair === 'for' : vote.for > vote.against, casting }
}
