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
  isOfTheJury: ({ context }: Args) => is(context, 'jury'),
  decidesForTheCall: ({ context }: Args) => is(context, 'authority') || is(context, 'deputy'),
  mayDecideAlone: ({ context }: Args) => decidesAlone(context),
  mayProposeAgain: ({ context }: Args) => is(context, 'jury') || decidesAlone(context),
  everyDossierHasItsAnswer: ({ event }: Args) => 'unanswered' in event && event.unanswered === 0,
  noAlertFailed: ({ event }: Args) => 'failedAlerts' in event && event.failedAlerts === 0
}

function is({ env }: Context, role: string): boolean {
  return env.actor.roles.includes(role)
}

/** The authority at any time; its deputy from the date of the calendar on. */
function decidesAlone(context: Context): boolean {
  const { env, calendar } = context
  return is(context, 'authority') || (is(context, 'deputy') && env.now >= calendar.deputyFrom)
}
