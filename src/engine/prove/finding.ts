/** What can be wrong with a chart. */
export type FindingKind =
  | 'inline'
  | 'forbidden'
  | 'unknown-guard'
  | 'unknown-action'
  | 'unknown-delay'
  | 'undeclared-event'
  | 'unused-event'
  | 'event-without-role'
  | 'unknown-letter'
  | 'missing-label'
  | 'throws'
  | 'too-large'
  | 'dead-end'
  | 'unanswered'
  | 'unreachable'
  | 'no-owner'
  | 'no-deadline'
  | 'no-fallback'
  | 'shadowed'
  | 'never-taken'
  | 'pre-empted'
  | 'timer-loop'
  | 'silence'

export interface Finding {
  kind: FindingKind
  /** a state path, an event, a name: what the finding is about */
  about: string
  message: string
  /** the shortest way there: events, waits, and what guards said */
  path?: string[]
}

/** Once this owner of the state never acts: which waits end, one after the other, and where the answer is. */
export interface SilenceRow {
  state: string
  steps: { delay: string; to: string[] }[]
  answered: string[]
}

export interface Proof {
  chart: string
  version: number
  findings: Finding[]
  configurations: number
  /** by role: what happens, state by state, when it stays silent for ever */
  silence: Record<string, SilenceRow[]>
}
