import type { ChartLabels } from '../engine/index.ts'
import type { Block } from '../messages/index.ts'
import type { Arithmetic } from '../selection/index.ts'

/** What happened to a call's copy, in facts: whoever shows it finds the words. Instants in ISO. */
export interface RehearsalReport {
  call: string
  /** dossiers that were invented */
  dossiers: number
  /** real milliseconds that the whole rehearsal took */
  tookMs: number
  /** empty when the copy could be opened and played */
  obstacles: { code: string; params: Record<string, string | number> }[]
  problems: Problem[]
  /** everyone acts */
  run: Run | null
  /** the same call once more for each role that never acts */
  silence: SilentRun[]
}

/** One playing of the copy, from its opening to the last answer. */
export interface Run {
  from: string
  /** when the last first answer could be read; null while one lacks */
  answeredAt: string | null
  until: string
  dates: Happening[]
  letters: RehearsedLetter[]
  /** letters that the charts name and that nobody had this time */
  unsent: string[]
  states: Record<ChartName, { visited: string[]; others: string[] }>
  arithmetic: Arithmetic
  /** dossiers that still wait for an answer */
  unanswered: string[]
  /** acts that were refused to somebody, in the order of time */
  refused: RefusedAct[]
  /** real milliseconds */
  tookMs: number
}

export type ChartName = 'application' | 'call'

/** One thing that happens at one date, to the call or to so many dossiers. */
export interface Happening {
  at: string
  chart: ChartName
  /** an event, or the name of a delay when the clock does it by itself */
  what: string
  clock: boolean
  /** roles of whoever acted; empty for the clock */
  by: string[]
  count: number
  /** the state that most of them reached */
  to: string
}

export interface RehearsedLetter {
  letter: string
  count: number
  first: string
  /** role or place of its first reader */
  to: string
  /** the first of them, in full */
  subject: string
  blocks: Block[]
}

export interface RefusedAct {
  at: string
  role: string
  what: string
  /** words of the program, for the command line and the log */
  why: string
  /** not an answer that a person would be given: the program failed */
  fault: boolean
}

export interface SilentRun {
  role: string
  answeredAt: string | null
  unanswered: string[]
  arithmetic: Arithmetic
  /** what only the clock did, in the order of dates, each kind of thing once */
  clock: Pick<Happening, 'at' | 'chart' | 'what' | 'count' | 'to'>[]
  /** alerts that went out to whoever can still act */
  alerts: string[]
}

export interface Problem {
  code:
    | 'unanswered'
    | 'answered-late'
    | 'silence-unanswered'
    | 'silence-late'
    | 'day-off'
    | 'dates-disorder'
    | 'letter-fails'
    | 'effect-fails'
    | 'question-impossible'
    | 'signatory-unnamed'
    | 'floor-too-high'
    | 'nobody-has-role'
    | 'few-readers'
    | 'refused'
    | 'fault'
  params: Record<string, string | number>
}

/** How far a rehearsal is: `role` is who is silent in the run under way, null while everyone acts. */
export interface Progress {
  done: number
  of: number
  role: string | null
  /** the date of the copy's own clock */
  at: string
}

export type Labels = Readonly<Record<ChartName, ChartLabels>>
