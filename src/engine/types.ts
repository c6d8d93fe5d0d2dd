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
  /** on the step of a timer: when it should have fired, in milliseconds; `now` is when it did */
  dueAt?: number
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
  /**
   * what the journal says once an event happened, in plain words for all who may read it, with facts of the event
   * as {{name}}; `START`, `clock` and `engine.*` are the engine’s own lines
   */
  journal: Record<string, string>
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
  /** `xstate.after.<delay>.<state id>` */
  event: string
  dueAt: Date
  /** after a step that failed: when the clock looks again */
  pollAt?: Date
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
  /** given up after too many attempts: waits for a person, who retries or settles it */
  stuck?: boolean
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
  /** why, when a person gave a reason beside the event (a deadline extended, an incident settled) */
  why?: string
  /** digest of the state after the step: a replay names the first step that differs */
  after: string
  hash: string
}

/** What is kept of a snapshot of XState: plain data, `context` without `env`, history as an array since state ids have dots. */
export interface Stored {
  value: string | Record<string, unknown>
  context: Record<string, unknown>
  history?: { id: string; states: string[] }[]
}

/** The aggregate: one document per instance, written by compare-and-set on `v`. */
export interface Instance<Subject = Record<string, unknown>> {
  _id: string
  /** number of steps, equal to the `seq` of the last entry; what `expect` compares */
  v: number
  def: { name: string; version: number; hash: string }
  /** what lists show and filter by; set with a step, never read by a guard */
  subject: Subject
  snapshot: Stored
  status: 'active' | 'done'
  /** leaf state paths */
  states: string[]
  tags: string[]
  /** whose move it is */
  owners: string[]
  enteredAt: Date
  lastAt: Date
  /** when the clock must look next: the earliest timer, indexed */
  pollAt: Date | null
  timers: Timer[]
  outbox: Effect[]
  history: Entry[]
  incident?: { key: string; at: Date; error: string }
}

/**
 * Why an event is refused. `code` is a key of the chart's labels or one of the engine's own:
 * - `guard`: the guard's name, or `not:<name>` when it should not hold; `params` are the variables of its sentence;
 * - `role`: the first role that may; `params.roles` are all of them;
 * - `state`: the leaf state it is in; `params.states` all of them, `params.from` the states where the event is possible;
 * - `stale`: `version` (somebody else moved first; `params.seq` is theirs) or `exists`;
 * - `ended`: the final state; `unknown`: the event, or `instance`.
 */
export interface Reason {
  kind: 'unknown' | 'role' | 'state' | 'guard' | 'stale' | 'ended'
  code: string
  params?: Record<string, unknown>
}

/** What would make a refused event possible without anybody: the clock, at that date. */
export interface Later {
  at: Date
  /** name of the delay */
  delay: string
}

/** One event and whether this actor may send it now, answered by the same code as `send`. */
export interface Offer {
  event: string
  allowed: boolean
  reasons: Reason[]
  later?: Later
}

/** What a handler is told of the effect it must do; `key` makes it once for whoever receives it. */
export interface EffectCall {
  key: string
  type: string
  params: Record<string, unknown>
  /** how many times it was begun before */
  attempts: number
  cursor?: unknown
}

/** What came of an effect. */
export interface EffectOutcome {
  /** sent back to the instance, once, before the effect is forgotten */
  event?: ChartEvent
  /** who says so; `{ id: 'system', roles: ['system', 'messaging'] }` unless told */
  by?: Actor
  /** fields of the subject set with the event */
  set?: Record<string, unknown>
  /** not finished: where to resume, at once */
  more?: unknown
}

/** Does one effect. Throwing means trying again later, then an incident. */
export type EffectHandler = (
  effect: EffectCall,
  instance: Instance
) => Promise<EffectOutcome | undefined | void>
