import type { AnyStateMachine } from 'xstate'

/** Who acts: an account, the clock, another instance, or the result of an effect. Identifiers only: a journal outlives people. */
export interface Actor {
  id: string
  roles: readonly string[]
}

/** What the engine writes in `context.env` before each step; guards, delays and assigns read only this, the context and the event. */
export interface Env {
  /** milliseconds since 1970, from the injected clock */
  now: number
  actor: Actor
  seq: number
}

/** An event as sent: its type in the imperative, and facts that are journaled with it. */
export interface ChartEvent {
  type: string
  [fact: string]: unknown
}

/** Reads facts from the context and the event; pure. */
export type Explain = (args: { context: never; event: never }) => Record<string, unknown>

export interface EventRule {
  /** roles that may send it; `clock` is implied for timers only, `call` and `messaging` are not people */
  roles: readonly string[]
}

/** The three names of a state, and how a refusal or a button is worded. All plain text, variables as {{name}}. */
export interface ChartLabels {
  /** keyed by leaf state path, such as `path.screening` */
  states: Record<string, { staff: string; candidate: string; ahead: string }>
  events: Record<string, { label: string; hint?: string }>
  /** why the guard refuses, and what would make it possible */
  guards: Record<string, { why: string; then: string }>
  roles: Record<string, string>
  delays: Record<string, string>
  letters: Record<string, string>
}

/** What a folder of `workflows/` exports for each chart: data only. */
export interface ChartDefinition {
  name: string
  version: number
  machine: AnyStateMachine
  /** every event that somebody or something may send */
  events: Readonly<Record<string, EventRule>>
  /** actions that leave the step as effects, run later from the outbox; any other action of the machine is an assign */
  effects: readonly string[]
  /** letters that effects may name in `params.letter` */
  letters: readonly string[]
  /** variables of a guard's sentence */
  explain?: Readonly<Record<string, Explain>>
  labels: Readonly<Record<string, ChartLabels>>
}

/** One armed timer. `seq` is the step that armed it: an event of the clock must name both to be accepted. */
export interface Timer {
  id: string
  seq: number
  event: string
  dueAt: Date
}

/** One effect waiting to be done. `key` is `instance:seq:n`, stable over retries, so that the consumer does it once. */
export interface Effect {
  key: string
  type: string
  params: Record<string, unknown>
  attempts: number
  nextAt: Date
  /** where an effect that reaches many others resumes */
  cursor?: unknown
  lastError?: string
}

/** One line of the journal, chained by hash to the one before. */
export interface Entry {
  seq: number
  at: Date
  cmd: string
  by: Actor
  event: ChartEvent
  from: string[]
  to: string[]
  /** version of the chart that made the step */
  def: number
  /** a late timer: when it should have fired */
  dueAt?: Date
  hash: string
}

/** The aggregate: one document per instance, written by compare-and-set on `v`. */
export interface Instance<Subject = Record<string, unknown>> {
  _id: string
  v: number
  def: { name: string; version: number; hash: string }
  /** what lists show and filter by; set with a step, never read by a guard */
  subject: Subject
  snapshot: unknown
  status: 'active' | 'done'
  /** leaf state paths */
  states: string[]
  tags: string[]
  /** whose move it is */
  owners: string[]
  enteredAt: Date
  lastAt: Date
  /** earliest timer, indexed */
  pollAt: Date | null
  timers: Timer[]
  outbox: Effect[]
  history: Entry[]
  recent: { cmd: string; seq: number }[]
  incident?: { key: string; at: Date; error: string }
}

/** Why an event is refused. `code` is a key of the chart's labels (guards) or one of the engine's own. */
export interface Reason {
  kind: 'unknown' | 'role' | 'state' | 'guard' | 'stale' | 'ended'
  /** guard name, role name or state path */
  code: string
  params?: Record<string, unknown>
}

/** One event and whether this actor may send it now, answered by the same code as `send`. */
export interface Offer {
  event: string
  allowed: boolean
  reasons: Reason[]
}
