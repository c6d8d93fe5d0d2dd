import { DAY, MINUTE, until } from '../time.ts'
import type { Context } from './context.ts'

interface Args {
  context: Context
}

const now = ({ context }: Args) => context.env.now
const before = (days: number) => (args: Args) =>
  until(now(args), args.context.calendar.closesAt - days * DAY)

/** Every wait of a call, from the moment its state is entered. */
export const delays = {
  staleDraft: () => 365 * DAY,
  fifteenDaysBefore: before(15),
  sevenDaysBefore: before(7),
  twoDaysBefore: before(2),
  closing: (args: Args) => until(now(args), args.context.calendar.closesAt),
  /** what was on its way at the last second has arrived by then */
  lastArrivals: () => 2 * MINUTE,
  doubtLimit: () => DAY,
  readingsOpen: (args: Args) => until(now(args), args.context.calendar.readingsOpenAt),
  readingsEnd: (args: Args) => until(now(args), args.context.calendar.readingsFallbackAt),
  juryFallback: (args: Args) => until(now(args), args.context.calendar.juryFallbackAt, DAY),
  deputyFrom: (args: Args) => until(now(args), args.context.calendar.deputyFrom, MINUTE),
  authorityFallback: (args: Args) =>
    until(now(args), args.context.calendar.authorityFallbackAt, DAY),
  announceLimit: (args: Args) =>
    until(now(args), args.context.calendar.answersBy + 3 * DAY, 3 * DAY),
  completeReminder: () => 30 * DAY,
  retention: () => 730 * DAY
}
