import type { Calendar } from '../calendar.ts'

export interface Env {
  now: number
  actor: { id: string; roles: readonly string[] }
  seq: number
}

/** How this call is run; a setting changes what guards answer, never the chart. */
export interface Settings {
  /** a signatory validates one exact version before it is deposited */
  signatory: boolean
  /** dossiers are read and scored on a grid */
  scored: boolean
  /** independent readings asked for each dossier */
  readings: number
  /** a gap of so many levels on one criterion calls for one more reading */
  thirdReadingGap: number
  /** days left to a selected candidate, from the reading of the answer */
  acceptanceDays: number
}

/** One version of the answers, by its number and the hash of its bytes. */
export interface Version {
  revision: number
  hash: string
}

export interface OpenCorrection {
  id: string
  /** questions and pieces that may change, and nothing else */
  reopens: string[]
  dueAt: number
  /** when its letter could be read; its clock runs from then */
  availableAt: number | null
}

export interface Reading {
  reader: string
  /** criterion → level, integers */
  levels: Record<string, number>
}

export type Outcome =
  | 'selected'
  | 'reserve'
  | 'notSelected'
  | 'inadmissible'
  | 'withdrawn'
  | 'notDeposited'
  | 'closedWithoutAction'

/** What a guard, a delay or an assign may know of a dossier. */
export interface Context {
  env: Env
  number: string
  call: string
  settings: Settings
  calendar: Calendar
  signatory: string | null
  /** came on paper: the team types it */
  onPaper: boolean
  /** the version shown to the signatory */
  proposed: Version | null
  signed: (Version & { by: string; at: number }) | null
  deposit: (Version & { receivedAt: number; by: string; receipt: string }) | null
  officer: string | null
  corrections: OpenCorrection[]
  /** taken as admissible by the clock, since nobody had concluded */
  reservation: boolean
  readers: string[]
  readings: Reading[]
  outcome: { kind: Outcome; rank: number | null; decision: string | null } | null
  availableAt: number | null
  /** the alert of the answer never arrived and nobody has settled it yet */
  alertFailed: boolean
  readAt: number | null
  acceptBy: number | null
  piecesBy: number | null
  appealBy: number | null
  appealAnswerBy: number | null
  /** the answer that was appealed against: each answer can be, once */
  appealed: string | null
}

export type Input = Pick<Context, 'number' | 'call' | 'settings' | 'calendar' | 'signatory'> &
  Partial<Pick<Context, 'onPaper'>>

/** A dossier as it is on its first day. */
export function firstDay(input: Input): Context {
  return {
    env: { now: 0, actor: { id: '', roles: [] }, seq: 0 },
    onPaper: false,
    ...input,
    proposed: null,
    signed: null,
    deposit: null,
    officer: null,
    corrections: [],
    reservation: false,
    readers: [],
    readings: [],
    outcome: null,
    availableAt: null,
    alertFailed: false,
    readAt: null,
    acceptBy: null,
    piecesBy: null,
    appealBy: null,
    appealAnswerBy: null,
    appealed: null
  }
}
