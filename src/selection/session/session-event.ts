import type { Actor } from '../../engine/index.ts'

export const SEATS = ['organiser', 'elected', 'inhabitant', 'researcher', 'peer'] as const
export type Seat = (typeof SEATS)[number]

export interface SessionMember {
  account: string
  seat: Seat
  /** voix délibérative; without it, a member is heard only */
  votes: boolean
}

/** What a motion is about: the whole ranking, or named dossiers; it decides whose vote counts. */
export type Concern = 'ranking' | readonly string[]
export type ChairVote = 'for' | 'against' | 'abstain'

/** What may happen while a jury works. Instants in milliseconds; texts of people by the id of their remark. */
export type SessionEvent =
  | {
      type: 'CONVENE'
      meetsAt: number
      place: string
      members: SessionMember[]
      chair: string
      secretary: string
      /** a second convocation, after a meeting without quorum */
      quorumWaived: boolean
    }
  | { type: 'OPEN' }
  | { type: 'ARRIVE'; member: string; how: 'room' | 'remote' }
  | { type: 'LEAVE'; member: string }
  | { type: 'EXCUSE'; member: string }
  | { type: 'GIVE_MANDATE'; from: string; to: string; dated: string }
  | { type: 'STEP_OUT'; member: string; applications: string[] }
  | { type: 'STEP_IN'; member: string }
  | { type: 'EXAMINE'; application: string }
  | { type: 'MOVE'; motion: string; by: string; text: string; concerns: Concern }
  | ({ type: 'VOTE'; motion: string; chair: ChairVote } & Counts)
  | { type: 'DISAGREE'; id: string; member: string; text: string; motion: string | null }
  | { type: 'COMMIT_LIST'; list: string; sha256: string }
  | { type: 'DRAW'; numbers: number[]; seed: string; givenBy: string[] }
  | { type: 'GIVE_REASON'; application: string; text: string }
  | {
      type: 'SET_OUTCOME'
      application: string
      outcome: 'selected' | 'reserve' | 'notSelected'
      rank: number | null
      text: string
    }
  | { type: 'PROPOSE'; selection: string }
  | { type: 'ADJOURN'; reason: string }
  | { type: 'CLOSE' }

export interface Counts {
  for: number
  against: number
  abstain: number
}

/** One line of the session's journal, chained by hash to the one before. */
export interface SessionEntry {
  /** from 1: the number in the margin of the minutes */
  n: number
  at: Date
  cmd: string
  by: Actor
  event: SessionEvent
  hash: string
}
