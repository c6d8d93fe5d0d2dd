import { meanOf } from '../../reviews/score/index.ts'
import type { Rational } from '../../reviews/score/index.ts'
import type { Localized } from '../../shared/lang.ts'
import type { Constraint, Ranking } from '../ranking/index.ts'
import type { Seat } from '../session/session-event.ts'

/** A line of the journal from which something is said: number in the margin, and when. Instants as ISO texts. */
export interface Margin {
  n: number
  at: string
}

export interface MinutesMember {
  name: string
  seat: Seat
  votes: boolean
  chair: boolean
  presence: 'room' | 'remote' | 'excused' | 'represented' | 'absent'
  arrivedAt: string | null
  leftAt: string | null
  /** who holds their mandate, and the day it bears */
  representedBy: { name: string; dated: string } | null
}

export interface MinutesRow {
  number: string
  territory: string
  departement: string | null
  rank: number
  points: Rational
  floors: { criterion: string; mean: Rational; met: boolean }[]
  outcome: 'selected' | 'reserve' | 'notSelected'
  /** in its own list */
  place: number | null
}

export interface MinutesQuorum {
  /** numbers of the dossiers, each of the dossiers from which nobody stands aside, or the ranking as a whole */
  concerns: 'ranking' | 'others' | string[]
  /** how many dossiers */
  dossiers: number
  present: number
  recused: number
  mandates: number
  votes: number
  required: number
  met: boolean
  waived: boolean
}

/**
 * The minutes of a jury, as data: sections in the order in which they are numbered on screen and on paper.
 * Everything comes from the session's journal and the ranking; only reasons and disagreements were typed.
 */
export interface Minutes {
  format: 'candide.minutes/1'
  call: string
  title: Localized
  /** 1 */
  meetings: {
    place: string
    convenedAt: string
    meetsAt: string
    openedAt: string | null
    adjournedAt: string | null
    closedAt: string | null
    quorumWaived: boolean
  }[]
  secretary: string
  /** 2 */
  members: MinutesMember[]
  /** 3 */
  recusals: {
    number: string
    territory: string
    /** `nature` of the declared link, a code of `reviews.links` */
    members: { name: string; nature: string | null }[]
  }[]
  absences: { member: string; numbers: string[]; from: string; until: string | null }[]
  /** 4 */
  quorums: MinutesQuorum[]
  /** 5: empty in a call without a grid */
  ranking: MinutesRow[]
  readings: { total: number; readers: number }
  /** 6 */
  displacements: {
    number: string
    to: string
    rules: readonly Constraint[]
    reasons: { number: string; text: string; margin: Margin }[]
  }[]
  /** 7 */
  ties: { numbers: string[]; points: Rational; decidedBy: (string | null)[] }[]
  draw: {
    sha256: string
    numbers: number[]
    givenBy: string[]
    seed: string
    margin: Margin
  } | null
  /** 8 */
  motions: {
    text: string
    by: string
    for: number
    against: number
    abstain: number
    adopted: boolean
    casting: boolean
    /** as it stood at that vote */
    quorum: { votes: number; required: number; met: boolean; waived: boolean }
    margin: Margin
  }[]
  /** 9 */
  disagreements: { member: string; text: string; margin: Margin }[]
  /** 10 */
  proposal: { selected: string[]; reserve: string[]; margin: Margin } | null
  /** how many lines the journal has, and the digest of the last */
  journal: { entries: number; hash: string }
}

/** One row per ranked dossier, in merit order. */
export function rowsOf(
  { rows }: Ranking,
  subjects: ReadonlyMap<string, { territory: string; departement: string | null }>,
  floors: Readonly<Record<string, number>>
): MinutesRow[] {
  return rows.map(({ dossier, rank, score, checks, outcome }) => {
    const subject = subjects.get(dossier.id)
    return {
      ...{ number: dossier.id, rank, points: score.points },
      territory: subject?.territory ?? '',
      departement: subject?.departement ?? null,
      floors: Object.keys(floors).map((criterion) => ({
        ...{ criterion, mean: meanOf(score, criterion) },
        met: !checks.some((one) => one.check === 'floor' && one.criterion === criterion && !one.met)
      })),
      outcome:
        outcome.status === 'selected' || outcome.status === 'reserve'
          ? outcome.status
          : 'notSelected',
      place:
        outcome.status === 'selected'
          ? outcome.place
          : outcome.status === 'reserve'
            ? outcome.rank
            : null
    }
  })
}

/**
 * What somebody who stands aside may read: who sat, who stood aside, the quorums. The ranking is voted as one, and
 * what is left of it would tell where the missing dossier stands: a gap in the ranks, three places of four. So
 * neither it, nor ties, departures, motions, disagreements and proposal are in it; nor who else stands aside from
 * the same dossier.
 */
export function forRecused(minutes: Minutes, hidden: readonly string[]): Minutes {
  if (hidden.length === 0) return minutes
  const shown = (number: string) => !hidden.includes(number)
  return {
    ...minutes,
    recusals: minutes.recusals.filter(({ number }) => shown(number)),
    absences: minutes.absences.filter(({ numbers }) => numbers.every(shown)),
    quorums: minutes.quorums.filter(
      ({ concerns }) => typeof concerns === 'string' || concerns.every(shown)
    ),
    ...{ ranking: [], displacements: [], ties: [], draw: null, motions: [], disagreements: [] },
    proposal: null
  }
}
