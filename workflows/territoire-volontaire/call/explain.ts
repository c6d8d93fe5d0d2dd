import type { Context } from './context.ts'
import type { Event } from './events.ts'

interface Args {
  context: Context
  event: Event
}

/** The variables of a refusal's sentence; instants in milliseconds, dated and worded by whoever shows them. */
export const explain = {
  nothingMissing: ({ event }: Args) => ({ count: 'problems' in event ? event.problems.length : 0 }),
  closesLater: ({ context }: Args) => ({ date: context.calendar.closesAt }),
  isOfTheJury: ({ context }: Args) => ({ date: context.calendar.juryFallbackAt }),
  mayDecideAlone: ({ context }: Args) => ({ date: context.calendar.deputyFrom }),
  mayProposeAgain: ({ context }: Args) => ({ date: context.calendar.deputyFrom }),
  everyDossierHasItsAnswer: ({ event }: Args) => ({
    count: 'unanswered' in event ? event.unanswered : 0
  }),
  noAlertFailed: ({ event }: Args) => ({ count: 'failedAlerts' in event ? event.failedAlerts : 0 })
}
