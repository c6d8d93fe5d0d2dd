import type { Context } from './context.ts'
import type { Event } from './events.ts'

interface Args {
  context: Context
  event: Event
}

/** A clock later than this was down across the date: people decide first. */
const LATE = 5 * 60_000

/** Every guard of the call's chart: it reads the context and the facts of the event, and nothing else. */
export const guards = {
  nothingMissing: ({ event }: Args) => 'problems' in event && event.problems.length === 0,
  givesReason: ({ event }: Args) => 'reason' in event && event.reason.trim() !== '',
  closesLater: ({ context, event }: Args) =>
    'calendar' in event &&
    event.calendar.closesAt > context.calendar.closesAt &&
    event.calendar.closesAt > context.env.now,
  noDateMovesIntoThePast: ({ context, event }: Args) =>
    'calendar' in event &&
    (Object.keys(event.calendar) as (keyof typeof event.calendar)[]).every(
      (date) =>
        event.calendar[date] === context.calendar[date] || event.calendar[date] > context.env.now
    ),
  closingStandsStill: ({ context, event }: Args) =>
    'calendar' in event && event.calendar.closesAt === context.calendar.closesAt,
  wasDownAcross: ({ context }: Args) =>
    context.env.now - (context.env.dueAt ?? context.env.now) > LATE,
  isAuthority: ({ context }: Args) => context.env.actor.roles.includes('authority'),
  mayDecideAlone: ({ context }: Args) =>
    context.env.actor.roles.includes('authority') || context.env.now >= context.calendar.deputyFrom,
  everyDossierHasItsAnswer: ({ event }: Args) => 'unanswered' in event && event.unanswered === 0,
  noAlertFailed: ({ event }: Args) => 'failedAlerts' in event && event.failedAlerts === 0
}
