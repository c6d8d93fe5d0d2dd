import type { Context } from './context.ts'
import type { Event } from './events.ts'

interface Args {
  context: Context
  event: Event
}

/** The variables of a refusal's sentence; instants in milliseconds, dated and worded by whoever shows them. */
export const explain = {
  isComplete: ({ event }: Args) => ({ count: 'problems' in event ? event.problems.length : 0 }),
  beforeClosing: ({ context, event }: Args) => ({
    date: 'closesAt' in event ? event.closesAt : context.calendar.closesAt
  }),
  isAllChecked: ({ event }: Args) => ({ count: 'unchecked' in event ? event.unchecked : 0 }),
  isAllConform: ({ event }: Args) => ({ count: 'failing' in event ? event.failing : 0 }),
  beforeReadings: ({ context }: Args) => ({ date: context.calendar.readingsOpenAt }),
  scoresAllCriteria: ({ event }: Args) => ({
    count: 'missing' in event && typeof event.missing === 'number' ? event.missing : 0
  }),
  hasAllPieces: ({ event }: Args) => ({
    count: 'missing' in event && Array.isArray(event.missing) ? event.missing.length : 0
  }),
  beforeAcceptanceEnds: ({ context }: Args) => ({ date: context.acceptBy }),
  beforeAppealEnds: ({ context }: Args) => ({ date: context.appealBy })
}
