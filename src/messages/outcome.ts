import type { Message, OutcomeKind } from './message.ts'

/** Adds what the engine must be told, in the same write as what happened: it cannot be forgotten between. */
export function withOutcome(
  { outcomes, told, tellAt }: Message,
  kind: OutcomeKind,
  at: Date,
  now: Date
): Pick<Message, 'outcomes' | 'tellAt'> {
  return {
    outcomes: [...outcomes, { kind, at }],
    tellAt: told < outcomes.length && tellAt ? tellAt : now
  }
}
